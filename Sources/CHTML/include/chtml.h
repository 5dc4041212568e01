#ifndef CHTML_H
#define CHTML_H

/// What is met on the way through a document.
typedef enum { CHTML_OPEN, CHTML_CLOSE, CHTML_TEXT } chtml_event;

/// Called for each event in document order. `text` is the name of the element in lower case, or the text; it is valid during the
/// call only. `line` counts from 1.
typedef void (*chtml_visitor)(void *context, chtml_event event, const char *text, int line);

/// Prepares the parser; to be called once, before threads use it.
void chtml_prepare(void);

/// Reads HTML in UTF-8, however broken, and visits its elements and texts. Loads nothing from elsewhere.
/// Returns 0 when it could be read. libxml2's headers stay behind this function: they bring ICU's, which clash with Foundation's.
int chtml_walk(const char *bytes, int length, chtml_visitor visit, void *context);

#endif
