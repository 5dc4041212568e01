#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

/* Swift has no fork: between fork and exec only a few functions may be called, and it cannot promise that. */
int pseudo_terminal_start(
  const char *path, char *const arguments[], char *const environment[], const char *folder,
  unsigned short columns, pid_t *process) {
  struct winsize size = {.ws_row = 40, .ws_col = columns};
  int terminal = -1;
  pid_t child = forkpty(&terminal, NULL, NULL, &size);
  if (child < 0) return -1;
  if (child == 0) {
    /* Tests run on threads that have signals blocked, and a blocked Ctrl-C would be inherited. */
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (chdir(folder) == 0) execve(path, arguments, environment);
    _exit(127);
  }
  fcntl(terminal, F_SETFD, FD_CLOEXEC);
  *process = child;
  return terminal;
}

void pseudo_terminal_resize(int terminal, unsigned short columns) {
  struct winsize size = {.ws_row = 40, .ws_col = columns};
  ioctl(terminal, TIOCSWINSZ, &size);
}
