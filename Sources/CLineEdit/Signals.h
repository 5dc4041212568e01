#ifndef QUERENT_SIGNALS_H
#define QUERENT_SIGNALS_H

/* The end of the pipe that signals are read from, or -1. */
int cline_signal_descriptor(void);

/* The next signal that arrived, or 0. */
int cline_signal_next(void);

/* Stops the program as Ctrl-Z asks, and returns when it goes on. */
void cline_suspend(void);

#endif
