#include "CStorage.h"

#include <string.h>

// How many bytes a well-formed sequence at `bytes` has, or 0. Unicode 15, table 3-7.
static size_t sequenceLength(const uint8_t *bytes, size_t left) {
  uint8_t lead = bytes[0];
  if (lead >= 0xc2 && lead <= 0xdf) {
    return left >= 2 && (bytes[1] & 0xc0) == 0x80 ? 2 : 0;
  }
  if (lead >= 0xe0 && lead <= 0xef) {
    if (left < 3 || (bytes[1] & 0xc0) != 0x80 || (bytes[2] & 0xc0) != 0x80) return 0;
    if (lead == 0xe0 && bytes[1] < 0xa0) return 0;
    return lead == 0xed && bytes[1] > 0x9f ? 0 : 3;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    if (left < 4 || (bytes[1] & 0xc0) != 0x80 || (bytes[2] & 0xc0) != 0x80 || (bytes[3] & 0xc0) != 0x80) return 0;
    if (lead == 0xf0 && bytes[1] < 0x90) return 0;
    return lead == 0xf4 && bytes[1] > 0x8f ? 0 : 4;
  }
  return 0;
}

size_t cstorage_valid_utf8(const uint8_t *bytes, size_t count, size_t *multibyte) {
  size_t position = 0;
  while (position < count) {
    if (position + 32 <= count) {
      uint64_t words[4];
      memcpy(words, bytes + position, 32);
      if (((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080u) == 0) {
        position += 32;
        continue;
      }
    }
    size_t end = position + 32 < count ? position + 32 : count;
    while (position < end) {
      if (bytes[position] < 0x80) {
        position++;
        continue;
      }
      size_t length = sequenceLength(bytes + position, count - position);
      if (length == 0) return position;
      position += length;
      (*multibyte)++;
    }
  }
  return count;
}
