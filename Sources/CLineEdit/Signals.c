#include "CLineEdit.h"
#include "Signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* A handler may do next to nothing, so it writes the signal's number into a pipe; whoever waits polls the pipe together
   with its own descriptor, and no signal is lost between a test of a flag and a read. */
static int ends[2] = {-1, -1};

static const int handled[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP};
enum { handled_count = sizeof handled / sizeof handled[0] };
static struct sigaction before[handled_count];
static struct sigaction before_output_stop;

static struct termios settings_before;
static bool is_held = false;

static void handle(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  ssize_t written = write(ends[1], &byte, 1);
  (void)written;
  errno = saved;
}

static void install(int number, struct sigaction *previous) {
  struct sigaction action = {0};
  action.sa_handler = handle;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, previous);
}

bool cline_signals_install(void) {
  if (ends[0] >= 0) return true;
  if (pipe(ends) != 0) return false;
  for (int end = 0; end < 2; end++) {
    fcntl(ends[end], F_SETFL, O_NONBLOCK);
    fcntl(ends[end], F_SETFD, FD_CLOEXEC);
  }
  for (int index = 0; index < handled_count; index++) install(handled[index], &before[index]);
  /* On Ctrl-Z the shell may have taken the terminal back before its settings are restored here. Being stopped for that
     would end in being stopped twice, and waiting for a second fg. */
  struct sigaction ignored = {0};
  ignored.sa_handler = SIG_IGN;
  sigemptyset(&ignored.sa_mask);
  sigaction(SIGTTOU, &ignored, &before_output_stop);
  return true;
}

void cline_signals_restore(void) {
  if (ends[0] < 0) return;
  for (int index = 0; index < handled_count; index++) sigaction(handled[index], &before[index], NULL);
  sigaction(SIGTTOU, &before_output_stop, NULL);
  close(ends[0]);
  close(ends[1]);
  ends[0] = ends[1] = -1;
}

int cline_signal_descriptor(void) { return ends[0]; }

int cline_signal_next(void) {
  unsigned char byte;
  return ends[0] >= 0 && read(ends[0], &byte, 1) == 1 ? byte : 0;
}

void cline_suspend(void) {
  bool was_held = is_held;
  cline_terminal_restore();
  struct sigaction action = {0};
  action.sa_handler = SIG_DFL;
  sigemptyset(&action.sa_mask);
  sigaction(SIGTSTP, &action, NULL);
  raise(SIGTSTP);
  if (was_held) cline_terminal_hold();
  install(SIGTSTP, NULL);
}

CLineWait cline_signal_wait(int descriptor, int milliseconds) {
  struct pollfd waited[2] = {{.fd = ends[0], .events = POLLIN}, {.fd = descriptor, .events = POLLIN}};
  for (;;) {
    int number = cline_signal_next();
    if (number == SIGINT) return CLINE_WAIT_INTERRUPT;
    if (number == SIGTERM || number == SIGHUP) return CLINE_WAIT_TERMINATE;
    if (number == SIGTSTP) cline_suspend();
    if (number != 0) continue;
    int ready = poll(waited, 2, milliseconds);
    if (ready == 0) return CLINE_WAIT_TIMEOUT;
    if (ready > 0 && waited[1].revents != 0) return CLINE_WAIT_READY;
    if (ready < 0 && errno != EINTR) return CLINE_WAIT_TIMEOUT;
  }
}

void cline_signals_drain(void) {
  while (cline_signal_next() != 0) continue;
}

void cline_terminal_hold(void) {
  if (!is_held && tcgetattr(STDIN_FILENO, &settings_before) != 0) return;
  is_held = true;
  struct termios settings = settings_before;
  settings.c_lflag &= ~(tcflag_t)(ECHO | ICANON);
  settings.c_cc[VMIN] = 1;
  settings.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &settings);
}

void cline_terminal_restore(void) {
  if (is_held) tcsetattr(STDIN_FILENO, TCSADRAIN, &settings_before);
  is_held = false;
}

int cline_terminal_columns(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
