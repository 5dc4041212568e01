#ifndef QUERENT_PSEUDO_TERMINAL_H
#define QUERENT_PSEUDO_TERMINAL_H

#include <sys/types.h>

/* Starts a program at a new pseudo-terminal, in a folder. Gives the other end of the terminal, or -1. */
int pseudo_terminal_start(
  const char *path, char *const arguments[], char *const environment[], const char *folder,
  unsigned short columns, pid_t *process);

void pseudo_terminal_resize(int terminal, unsigned short columns);

#endif
