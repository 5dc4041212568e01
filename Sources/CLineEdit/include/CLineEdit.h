#ifndef QUERENT_CLINEEDIT_H
#define QUERENT_CLINEEDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A line editor over libedit, and the signals of an interactive program, without variadics, globals or macros.
   Text is UTF-8 everywhere. Nothing here is meant to be used from two threads at once. */

typedef struct CLineEditor CLineEditor;

/* How a call of cline_read ended. */
typedef enum {
  CLINE_LINE,        /* Enter */
  CLINE_END,         /* Ctrl-D at an empty line, or the end of the input */
  CLINE_INTERRUPTED, /* Ctrl-C at an empty line */
  CLINE_CLEARED,     /* Ctrl-C when something had been typed */
  CLINE_TERMINATED   /* asked to end by SIGTERM or SIGHUP */
} CLineOutcome;

/* What the editor does after a completion. */
typedef enum {
  CLINE_NOTHING,  /* nothing fits: ring the bell */
  CLINE_CHANGED,  /* text was inserted or removed */
  CLINE_PRINTED   /* something was printed below: draw prompt and line again */
} CLineCompletionResult;

/* Called for Tab, with the line and the place of the cursor in bytes. */
typedef CLineCompletionResult (*CLineCompletion)(
  void *context, CLineEditor *editor, const char *line, size_t cursor);

/* Called for Ctrl-X Ctrl-E, with the line. Gives the line to go on with, to be freed with free, or NULL to keep it. */
typedef char *(*CLineRewriting)(void *context, const char *line);

/* Chooses a UTF-8 locale for characters. False where the system has none. */
bool cline_use_utf8(void);

/* Opens an editor on standard input and output, or gives NULL. Reads the person's .editrc. */
CLineEditor *cline_open(const char *program);
void cline_close(CLineEditor *editor);

/* Sets the prompts. Pieces between \1 and \1 are sent to the terminal and take no room. */
void cline_set_prompts(CLineEditor *editor, const char *prompt, const char *right);

void cline_set_completion(CLineEditor *editor, CLineCompletion completion, void *context);

void cline_set_rewriting(CLineEditor *editor, CLineRewriting rewriting, void *context);

/* Text the next line starts with. */
void cline_set_prefill(CLineEditor *editor, const char *text);

/* Reads one line. The text is valid until the next call, has no newline at its end, and is NULL unless the outcome is
   CLINE_LINE. A paste that the terminal brackets is one line, newlines within it included. */
const char *cline_read(CLineEditor *editor, CLineOutcome *outcome);

/* Whether more input waits that nobody was asked for, as after a paste that the terminal does not bracket. */
bool cline_has_waiting_input(CLineEditor *editor);

/* For completions: removes characters (Unicode scalars) before the cursor, and inserts text there. */
void cline_delete_before(CLineEditor *editor, size_t characters);
void cline_insert(CLineEditor *editor, const char *text);

void cline_history_clear(CLineEditor *editor);
void cline_history_add(CLineEditor *editor, const char *text);

/* Signals. After cline_signals_install, Ctrl-C and requests to end arrive through cline_signal_wait and cline_read and
   nowhere else. */
bool cline_signals_install(void);

/* Puts back what was in force before. */
void cline_signals_restore(void);

/* What cline_signal_wait gives. */
typedef enum { CLINE_WAIT_TIMEOUT, CLINE_WAIT_READY, CLINE_WAIT_INTERRUPT, CLINE_WAIT_TERMINATE } CLineWait;

/* Waits for a signal, for `descriptor` to be readable (-1: for none), or for the time to pass. */
CLineWait cline_signal_wait(int descriptor, int milliseconds);

/* Takes the signals that nobody waited for, and gives the gravest: CLINE_WAIT_TIMEOUT for none. */
CLineWait cline_signals_drain(void);

/* Keys typed while no line is edited belong to the next line, which shows them. Until cline_terminal_restore the terminal
   neither shows them nor reads lines of its own, in which a Ctrl-D would be lost. To be called before cline_open. */
void cline_terminal_hold(void);
void cline_terminal_restore(void);

/* Runs a command of the shell with the terminal as it was before cline_terminal_hold, and waits for it. The command sees
   `argument` as $1; `input`, unless NULL, is what it reads. Gives its exit status, 127 where there is no such program. */
int cline_run_program(const char *command, const char *argument, const char *input);

/* What a bug of the program leads to: a crash writes the text and where it happened to the file, prints the message on
   standard error, and ends the program with 1. The file's folder is made where it is missing. */
void cline_crash_install(
  const char *note_folder, const char *note_path, const char *note_text, const char *message_text);

/* Size of the terminal a descriptor leads to, or 0. */
int cline_terminal_columns(int descriptor);
int cline_terminal_rows(int descriptor);

#endif
