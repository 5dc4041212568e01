#ifndef CSTORAGE_H
#define CSTORAGE_H

#include <stddef.h>
#include <stdint.h>

/// Replaces `sum`, `avg` and `total` of a connection (`sqlite3 *`) with exact ones, as aggregates and as window
/// functions. Returns a SQLite result code.
int cstorage_register_exact_sums(void *connection);

/// Lets file names be URIs in every later connection; without effect once SQLite has been used.
void cstorage_enable_uri_names(void);

/// Writes the offsets of every byte of `bytes[from..<count]` that equals one of four bytes to `offsets`, at most
/// `capacity` of them, and where to go on to `next` (`count` when all is searched).
///
/// `capacity` must be at least 64. Returns how many offsets were written.
size_t cstorage_find_bytes(
  const uint8_t *bytes, size_t from, size_t count, uint8_t a, uint8_t b, uint8_t c, uint8_t d, uint32_t *offsets,
  size_t capacity, size_t *next);

#endif
