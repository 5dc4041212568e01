#include "CLineEdit.h"
#include "Signals.h"

#include <errno.h>
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Both are keys no keyboard has: the first is what a terminal sends before pasted text, the second is ours. */
#define PASTE_START "\033[200~"
#define PASTE_END L"\033[201~"
#define PREFILL_KEY "\033[9901~"

struct CLineEditor {
  EditLine *edit;
  History *history;
  char *prompt;
  char *right;
  char *prefill;
  char *line;
  CLineCompletion complete;
  void *context;
  CLineRewriting rewrite;
  void *rewriting_context;
  CLineOutcome outcome;
};

static CLineEditor *editor_of(EditLine *edit) {
  void *data = NULL;
  el_get(edit, EL_CLIENTDATA, &data);
  return data;
}

static void replace(char **place, const char *text) {
  char *copy = text == NULL ? NULL : strdup(text);
  free(*place);
  *place = copy;
}

static void send_to_terminal(const char *sequence) {
  fputs(sequence, stdout);
  fflush(stdout);
}

/* Asks the terminal to bracket pastes, or no longer to. A terminal that knows no sequences would print them. */
static void bracket_pastes(bool isOn) {
  const char *kind = getenv("TERM");
  if (kind == NULL || *kind == '\0' || strcmp(kind, "dumb") == 0) return;
  send_to_terminal(isOn ? "\033[?2004h" : "\033[?2004l");
}

bool cline_use_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL || setlocale(LC_CTYPE, "en_US.UTF-8") != NULL;
}

/* Reading */

/* Deals with the signals that came while a line is edited. False ends the line, and stays false: in the middle of a key
   libedit takes an error for a key it does not know, and reads on. */
static bool goes_on(CLineEditor *editor) {
  if (editor->outcome != CLINE_END) return false;
  int number;
  while ((number = cline_signal_next()) != 0) {
    if (number == SIGINT) {
      const LineInfo *info = el_line(editor->edit);
      editor->outcome = info->lastchar > info->buffer ? CLINE_CLEARED : CLINE_INTERRUPTED;
      return false;
    }
    if (number == SIGTERM || number == SIGHUP) {
      editor->outcome = CLINE_TERMINATED;
      return false;
    }
    if (number == SIGTSTP) {
      bracket_pastes(false);
      el_set(editor->edit, EL_PREP_TERM, 0);
      cline_suspend();
      el_set(editor->edit, EL_PREP_TERM, 1);
      bracket_pastes(true);
    }
    if (number == SIGWINCH) el_resize(editor->edit);
    el_set(editor->edit, EL_REFRESH);
  }
  return true;
}

/* One byte: 1, 0 at the end of the input, -1 when a signal ends the line. */
static int read_byte(CLineEditor *editor, unsigned char *byte) {
  struct pollfd waited[2] = {
    {.fd = STDIN_FILENO, .events = POLLIN}, {.fd = cline_signal_descriptor(), .events = POLLIN}};
  for (;;) {
    if (!goes_on(editor)) {
      errno = EINTR;
      return -1;
    }
    if (poll(waited, 2, -1) < 0 || waited[0].revents == 0) continue;
    ssize_t count = read(STDIN_FILENO, byte, 1);
    if (count >= 0) return (int)count;
    if (errno == EIO) return 0;
    if (errno != EINTR && errno != EAGAIN) return -1;
  }
}

/* libedit's own reader does not look at the pipe of signals. Malformed bytes are passed over. */
static int read_character(EditLine *edit, wchar_t *character) {
  CLineEditor *editor = editor_of(edit);
  for (;;) {
    unsigned char byte;
    int count = read_byte(editor, &byte);
    if (count != 1) return count;
    int rest = byte < 0x80 ? 0 : byte >= 0xf0 && byte < 0xf8 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : -1;
    if (rest < 0 || byte >= 0xf8) continue;
    wchar_t value = rest == 0 ? byte : byte & (0x3f >> rest);
    while (rest > 0) {
      count = read_byte(editor, &byte);
      if (count != 1) return count;
      if ((byte & 0xc0) != 0x80) break;
      value = (value << 6) | (byte & 0x3f);
      rest--;
    }
    if (rest == 0) {
      *character = value;
      return 1;
    }
  }
}

const char *cline_read(CLineEditor *editor, CLineOutcome *outcome) {
  int count = 0;
  editor->outcome = CLINE_END;
  bracket_pastes(true);
  if (editor->prefill != NULL) el_push(editor->edit, PREFILL_KEY);
  const char *text = el_gets(editor->edit, &count);
  bracket_pastes(false);
  *outcome = editor->outcome;
  if (editor->outcome != CLINE_END) {
    el_reset(editor->edit);
    return NULL;
  }
  if (text == NULL || count <= 0) return NULL;
  *outcome = CLINE_LINE;
  replace(&editor->line, text);
  size_t length = editor->line == NULL ? 0 : strlen(editor->line);
  if (length > 0 && editor->line[length - 1] == '\n') editor->line[length - 1] = '\0';
  return editor->line;
}

bool cline_has_waiting_input(CLineEditor *editor) {
  (void)editor;
  struct pollfd waited = {.fd = STDIN_FILENO, .events = POLLIN};
  return poll(&waited, 1, 0) > 0 && (waited.revents & POLLIN) != 0;
}

/* Keys */

static unsigned char press_tab(EditLine *edit, int key) {
  (void)key;
  CLineEditor *editor = editor_of(edit);
  if (editor->complete == NULL) return CC_ERROR;
  const LineInfo *info = el_line(edit);
  size_t length = (size_t)(info->lastchar - info->buffer);
  size_t cursor = (size_t)(info->cursor - info->buffer);
  /* The callback edits the line, which overwrites what `info` points at. */
  char *line = malloc(length + 1);
  if (line == NULL) return CC_ERROR;
  memcpy(line, info->buffer, length);
  line[length] = '\0';
  CLineCompletionResult result = editor->complete(editor->context, editor, line, cursor);
  free(line);
  switch (result) {
  case CLINE_CHANGED: return CC_REFRESH;
  case CLINE_PRINTED: return CC_REDISPLAY;
  case CLINE_NOTHING: return CC_ERROR;
  }
  return CC_ERROR;
}

/* Takes pasted text up to its end mark as part of one line. Control characters in it are never commands. */
static unsigned char receive_paste(EditLine *edit, int key) {
  (void)key;
  size_t length = 0, room = 256, mark = wcslen(PASTE_END);
  wchar_t *text = malloc((room + 1) * sizeof *text);
  wchar_t character;
  while (text != NULL && el_wgetc(edit, &character) == 1) {
    if (length == room) {
      wchar_t *larger = realloc(text, (room * 2 + 1) * sizeof *text);
      if (larger == NULL) break;
      text = larger;
      room *= 2;
    }
    text[length++] = character;
    if (length < mark || wcsncmp(text + length - mark, PASTE_END, mark) != 0) continue;
    size_t kept = 0;
    length -= mark;
    for (size_t index = 0; index < length; index++) {
      if (text[index] == L'\r' && index + 1 < length && text[index + 1] == L'\n') continue;
      wchar_t one = text[index] == L'\r' ? L'\n' : text[index] == L'\t' ? L' ' : text[index];
      if (one == L'\n' || (one >= 0x20 && one != 0x7f)) text[kept++] = one;
    }
    while (kept > 0 && text[kept - 1] == L'\n') kept--;
    text[kept] = L'\0';
    el_winsertstr(edit, text);
    free(text);
    return CC_REFRESH;
  }
  free(text);
  return editor_of(edit)->outcome == CLINE_END ? CC_ERROR : CC_EOF;
}

/* Lets another program rewrite the line, with the terminal as that program expects it. */
static unsigned char rewrite_line(EditLine *edit, int key) {
  (void)key;
  CLineEditor *editor = editor_of(edit);
  if (editor->rewrite == NULL) return CC_ERROR;
  const LineInfo *info = el_line(edit);
  size_t length = (size_t)(info->lastchar - info->buffer);
  char *line = malloc(length + 1);
  if (line == NULL) return CC_ERROR;
  memcpy(line, info->buffer, length);
  line[length] = '\0';
  bracket_pastes(false);
  send_to_terminal("\n");
  el_set(edit, EL_PREP_TERM, 0);
  char *written = editor->rewrite(editor->rewriting_context, line);
  el_set(edit, EL_PREP_TERM, 1);
  bracket_pastes(true);
  free(line);
  if (written != NULL) {
    const LineInfoW *wide = el_wline(edit);
    el_cursor(edit, (int)(wide->lastchar - wide->cursor));
    el_deletestr(edit, (int)(wide->lastchar - wide->buffer));
    el_insertstr(edit, written);
    free(written);
  }
  return CC_REDISPLAY;
}

static unsigned char insert_prefill(EditLine *edit, int key) {
  (void)key;
  CLineEditor *editor = editor_of(edit);
  if (editor->prefill != NULL) el_insertstr(edit, editor->prefill);
  replace(&editor->prefill, NULL);
  return CC_REFRESH;
}

void cline_delete_before(CLineEditor *editor, size_t characters) {
  if (characters > 0) el_deletestr(editor->edit, (int)characters);
}

void cline_insert(CLineEditor *editor, const char *text) { el_insertstr(editor->edit, text); }

/* Opening and settings */

static char nothing[] = "";

static char *prompt(EditLine *edit) {
  char *text = editor_of(edit)->prompt;
  return text != NULL ? text : nothing;
}

static char *right_prompt(EditLine *edit) {
  char *text = editor_of(edit)->right;
  return text != NULL ? text : nothing;
}

CLineEditor *cline_open(const char *program) {
  CLineEditor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  editor->edit = el_init(program, stdin, stdout, stderr);
  editor->history = history_init();
  if (editor->edit == NULL || editor->history == NULL) {
    cline_close(editor);
    return NULL;
  }
  EditLine *edit = editor->edit;
  HistEvent event;
  history(editor->history, &event, H_SETSIZE, 5000);
  el_set(edit, EL_CLIENTDATA, editor);
  el_set(edit, EL_SIGNAL, 0);
  /* Between lines the terminal stays as cline_terminal_hold made it. */
  el_set(edit, EL_SETTY, "-x", "-icanon", "-echo", NULL);
  el_set(edit, EL_EDITOR, "emacs");
  el_set(edit, EL_HIST, history, editor->history);
  el_wset(edit, EL_GETCFN, read_character);
  el_set(edit, EL_ADDFN, "querent-complete", "complete the word before the cursor", press_tab);
  el_set(edit, EL_ADDFN, "querent-paste", "insert pasted text", receive_paste);
  el_set(edit, EL_ADDFN, "querent-prefill", "insert the text a line starts with", insert_prefill);
  el_set(edit, EL_ADDFN, "querent-edit", "edit the line in an editor", rewrite_line);
  el_source(edit, NULL);
  el_set(edit, EL_BIND, "^I", "querent-complete", NULL);
  el_set(edit, EL_BIND, "^R", "em-inc-search-prev", NULL);
  el_set(edit, EL_BIND, "^X^E", "querent-edit", NULL);
  el_set(edit, EL_BIND, PASTE_START, "querent-paste", NULL);
  el_set(edit, EL_BIND, PREFILL_KEY, "querent-prefill", NULL);
  el_set(edit, EL_PROMPT_ESC, prompt, '\1');
  el_set(edit, EL_RPROMPT_ESC, right_prompt, '\1');
  return editor;
}

void cline_close(CLineEditor *editor) {
  if (editor == NULL) return;
  if (editor->edit != NULL) el_end(editor->edit);
  if (editor->history != NULL) history_end(editor->history);
  free(editor->prompt);
  free(editor->right);
  free(editor->prefill);
  free(editor->line);
  free(editor);
}

void cline_set_prompts(CLineEditor *editor, const char *prompt_text, const char *right) {
  replace(&editor->prompt, prompt_text);
  replace(&editor->right, right);
}

void cline_set_completion(CLineEditor *editor, CLineCompletion completion, void *context) {
  editor->complete = completion;
  editor->context = context;
}

void cline_set_rewriting(CLineEditor *editor, CLineRewriting rewriting, void *context) {
  editor->rewrite = rewriting;
  editor->rewriting_context = context;
}

void cline_set_prefill(CLineEditor *editor, const char *text) { replace(&editor->prefill, text); }

void cline_history_clear(CLineEditor *editor) {
  HistEvent event;
  history(editor->history, &event, H_CLEAR);
}

void cline_history_add(CLineEditor *editor, const char *text) {
  HistEvent event;
  history(editor->history, &event, H_ENTER, text);
}
