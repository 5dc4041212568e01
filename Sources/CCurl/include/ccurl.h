#ifndef CCURL_H
#define CCURL_H
#include <stddef.h>

/// How a transfer ended.
typedef enum {
  CCURL_DONE,
  CCURL_TIMED_OUT,
  CCURL_UNREACHABLE,
  /// The caller's check or sink said so.
  CCURL_STOPPED,
  /// The address is none, or not of http or https.
  CCURL_BAD_ADDRESS,
  CCURL_FAILED
} ccurl_end;

typedef struct {
  ccurl_end end;
  /// The status of HTTP; 0 when there was none.
  long status;
  /// Seconds that the server asks to wait before the next try; below 0 when it does not.
  double retry_after;
  /// In words, when the transfer did not end well.
  char message[256];
} ccurl_result;

/// Takes bytes of the answer; anything but 0 stops the transfer.
typedef int (*ccurl_sink)(void *context, const char *bytes, size_t length);
/// Asked several times a second; anything but 0 stops the transfer.
typedef int (*ccurl_check)(void *context);

/// Prepares libcurl; to be called once, before threads use it.
void ccurl_prepare(void);

/// Sends a POST and hands over the answer as it comes. Follows no redirections, so that headers go to no other host.
/// `headers` are lines of `Name: value`. Times are in milliseconds.
ccurl_result ccurl_post(const char *url, const char *const *headers, size_t header_count, const char *body, size_t length,
                        long connect_time, long total_time, ccurl_sink sink, ccurl_check check, void *context);

#endif
