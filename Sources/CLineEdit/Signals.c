#include "CLineEdit.h"
#include "Signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
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

CLineWait cline_signals_drain(void) {
  CLineWait found = CLINE_WAIT_TIMEOUT;
  for (int number = cline_signal_next(); number != 0; number = cline_signal_next()) {
    if (number == SIGTERM || number == SIGHUP) found = CLINE_WAIT_TERMINATE;
    if (number == SIGINT && found == CLINE_WAIT_TIMEOUT) found = CLINE_WAIT_INTERRUPT;
  }
  return found;
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

/* The program has gone its own way with the signals this one handles, so they are put back in between. */
static void start_program(const char *command, const char *argument, int input) {
  struct sigaction action = {0};
  action.sa_handler = SIG_DFL;
  sigemptyset(&action.sa_mask);
  for (int index = 0; index < handled_count; index++) sigaction(handled[index], &action, NULL);
  sigaction(SIGTTOU, &action, NULL);
  sigaction(SIGPIPE, &action, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (input >= 0) dup2(input, STDIN_FILENO);
  execl("/bin/sh", "sh", "-c", command, "sh", argument, (char *)NULL);
  _exit(127);
}

static int wait_for_program(pid_t program) {
  int state = 0;
  for (;;) {
    if (waitpid(program, &state, WUNTRACED) < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    if (WIFEXITED(state)) return WEXITSTATUS(state);
    if (WIFSIGNALED(state)) return 128 + WTERMSIG(state);
    /* Ctrl-Z stops both, and the shell's fg lets both go on. */
    kill(getpid(), SIGSTOP);
    kill(program, SIGCONT);
  }
}

int cline_run_program(const char *command, const char *argument, const char *input) {
  int ends_of_input[2] = {-1, -1};
  if (input != NULL && pipe(ends_of_input) != 0) return -1;
  bool was_held = is_held;
  cline_terminal_restore();
  pid_t program = fork();
  if (program == 0) {
    if (input != NULL) close(ends_of_input[1]);
    start_program(command, argument, ends_of_input[0]);
  }
  int status = -1;
  if (input != NULL) {
    close(ends_of_input[0]);
    /* A pager that is left early reads no more. */
    struct sigaction ignored = {0}, previous;
    ignored.sa_handler = SIG_IGN;
    sigemptyset(&ignored.sa_mask);
    sigaction(SIGPIPE, &ignored, &previous);
    size_t rest = program > 0 ? strlen(input) : 0;
    while (rest > 0) {
      ssize_t count = write(ends_of_input[1], input, rest);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) break;
      input += count;
      rest -= (size_t)count;
    }
    close(ends_of_input[1]);
    sigaction(SIGPIPE, &previous, NULL);
  }
  if (program > 0) status = wait_for_program(program);
  if (was_held) cline_terminal_hold();
  cline_signals_drain();
  return status;
}

int cline_terminal_rows(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

int cline_terminal_columns(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
