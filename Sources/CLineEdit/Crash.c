#include "CLineEdit.h"

#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Everything is made before anything goes wrong: a handler may not allocate. */
static char *folder, *path, *note, *message;

static void put(int descriptor, const char *text) {
  size_t length = strlen(text);
  while (length > 0) {
    ssize_t written = write(descriptor, text, length);
    if (written <= 0) return;
    text += written;
    length -= (size_t)written;
  }
}

static const char *name_of(int number) {
  switch (number) {
  case SIGILL: return "SIGILL";
  case SIGTRAP: return "SIGTRAP";
  case SIGSEGV: return "SIGSEGV";
  case SIGBUS: return "SIGBUS";
  case SIGFPE: return "SIGFPE";
  default: return "SIGABRT";
  }
}

/* With all folders above it. */
static void make_folder(void) {
  for (char *here = folder + 1; *here != '\0'; here++) {
    if (*here != '/') continue;
    *here = '\0';
    mkdir(folder, 0700);
    *here = '/';
  }
  mkdir(folder, 0700);
}

static void end(int number) {
  cline_terminal_restore();
  make_folder();
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file >= 0) {
    put(file, note);
    put(file, "ended by ");
    put(file, name_of(number));
    put(file, "\n");
    void *frames[64];
    backtrace_symbols_fd(frames, backtrace(frames, 64), file);
    close(file);
  }
  put(STDERR_FILENO, message);
  _exit(1);
}

void cline_crash_install(
  const char *note_folder, const char *note_path, const char *note_text, const char *message_text) {
  folder = strdup(note_folder);
  path = strdup(note_path);
  note = strdup(note_text);
  message = strdup(message_text);
  if (folder == NULL || path == NULL || note == NULL || message == NULL) return;
  /* The first call of backtrace loads a library, which a handler could not. */
  void *frame[1];
  backtrace(frame, 1);
  /* A stack that ran over leaves no room for a handler. */
  stack_t stack = {.ss_sp = malloc(1 << 16), .ss_size = 1 << 16};
  if (stack.ss_sp != NULL) sigaltstack(&stack, NULL);
  struct sigaction action = {0};
  action.sa_handler = end;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND;
  sigemptyset(&action.sa_mask);
  int numbers[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
  for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++) sigaction(numbers[index], &action, NULL);
}
