#include "chtml.h"
#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <string.h>

static void walk(xmlNodePtr node, chtml_visitor visit, void *context, int depth) {
  if (depth > 2000) return;
  for (; node; node = node->next) {
    int line = (int)xmlGetLineNo(node);
    if (line < 1) line = 1;
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      if (node->content) visit(context, CHTML_TEXT, (const char *)node->content, line);
    } else if (node->type == XML_ELEMENT_NODE) {
      char name[32];
      size_t length = strlen((const char *)node->name);
      if (length >= sizeof name) length = sizeof name - 1;
      for (size_t i = 0; i < length; i++) name[i] = (char)tolower((unsigned char)node->name[i]);
      name[length] = 0;
      visit(context, CHTML_OPEN, name, line);
      walk(node->children, visit, context, depth + 1);
      visit(context, CHTML_CLOSE, name, line);
    }
  }
}

void chtml_prepare(void) { xmlInitParser(); }

int chtml_walk(const char *bytes, int length, chtml_visitor visit, void *context) {
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  htmlDocPtr document = htmlReadMemory(bytes, length, NULL, "UTF-8", options);
  if (!document) return 1;
  walk(xmlDocGetRootElement(document), visit, context, 0);
  xmlFreeDoc(document);
  return 0;
}
