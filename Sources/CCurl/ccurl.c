#include "ccurl.h"
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct {
  ccurl_sink sink;
  ccurl_check check;
  void *context;
  double retry_after;
} transfer;

static size_t receive(char *bytes, size_t size, size_t count, void *user) {
  transfer *t = user;
  return t->sink(t->context, bytes, size * count) == 0 ? size * count : 0;
}

static size_t header(char *bytes, size_t size, size_t count, void *user) {
  static const char name[] = "retry-after:";
  size_t length = size * count;
  transfer *t = user;
  if (length > sizeof name && length < 64 && strncasecmp(bytes, name, sizeof name - 1) == 0) {
    char text[64];
    memcpy(text, bytes, length);
    text[length] = 0;
    char *end;
    double seconds = strtod(text + sizeof name - 1, &end);
    if (end != text + sizeof name - 1 && seconds >= 0) t->retry_after = seconds;
  }
  return length;
}

static int progress(void *user, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
  (void)a, (void)b, (void)c, (void)d;
  transfer *t = user;
  return t->check(t->context);
}

void ccurl_prepare(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

static ccurl_end end_of(CURLcode code) {
  switch (code) {
  case CURLE_OK: return CCURL_DONE;
  case CURLE_OPERATION_TIMEDOUT: return CCURL_TIMED_OUT;
  case CURLE_COULDNT_RESOLVE_HOST:
  case CURLE_COULDNT_RESOLVE_PROXY:
  case CURLE_COULDNT_CONNECT: return CCURL_UNREACHABLE;
  case CURLE_ABORTED_BY_CALLBACK:
  case CURLE_WRITE_ERROR: return CCURL_STOPPED;
  case CURLE_URL_MALFORMAT:
  case CURLE_UNSUPPORTED_PROTOCOL: return CCURL_BAD_ADDRESS;
  default: return CCURL_FAILED;
  }
}

ccurl_result ccurl_post(const char *url, const char *const *headers, size_t header_count, const char *body, size_t length,
                        long connect_time, long total_time, ccurl_sink sink, ccurl_check check, void *context) {
  ccurl_result result = {CCURL_FAILED, 0, -1, ""};
  transfer t = {sink, check, context, -1};
  CURL *curl = curl_easy_init();
  if (!curl) {
    snprintf(result.message, sizeof result.message, "libcurl could not start");
    return result;
  }
  struct curl_slist *list = NULL;
  for (size_t i = 0; i < header_count; i++) list = curl_slist_append(list, headers[i]);
  char words[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(curl, CURLOPT_URL, url);
#if LIBCURL_VERSION_NUM >= 0x075500
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
  curl_easy_setopt(curl, CURLOPT_POST, 1L);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)length);
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, connect_time);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, total_time);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, words);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &t);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &t);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, progress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &t);
  CURLcode code = curl_easy_perform(curl);
  result.end = end_of(code);
  result.retry_after = t.retry_after;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &result.status);
  if (code != CURLE_OK)
    snprintf(result.message, sizeof result.message, "%s", words[0] ? words : curl_easy_strerror(code));
  curl_slist_free_all(list);
  curl_easy_cleanup(curl);
  return result;
}
