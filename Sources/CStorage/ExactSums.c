// sum(), avg() and total() that do not depend on the order of rows and are exact to the cent.
//
// A whole number, or a number with at most four decimals, is added as a 128-bit integer count of ten-thousandths.
// Every other number goes to a compensated sum after Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation
// endlicher Summen" (ZAMM 54, 1974). docs/decisions/0002-exact-sums.md says why.

#include "CStorage.h"

#include <math.h>
#include <sqlite3.h>
#include <string.h>

typedef __int128 wide;

#define SCALE 10000
// Below this many ten-thousandths, x * SCALE rounds to the integer it stands for.
#define LARGEST_SCALED 1125899906842624.0  // 2^50
#define LARGEST_WHOLE 9223372036854775808.0  // 2^63

// Kept in the memory SQLite gives an aggregate, which is aligned to 8 bytes: a 128-bit member would ask for 16.
typedef struct {
  uint64_t scaledLow;
  int64_t scaledHigh;
  double sum;
  double compensation;
  int64_t count;
  int64_t realCount;
  int64_t inexactCount;
  int64_t positiveInfinities;
  int64_t negativeInfinities;
} ExactSum;

static wide scaledTotal(const ExactSum *state) {
  return ((wide)state->scaledHigh << 64) | state->scaledLow;
}

static void addScaled(ExactSum *state, wide amount) {
  wide total = scaledTotal(state) + amount;
  state->scaledLow = (uint64_t)total;
  state->scaledHigh = (int64_t)(total >> 64);
}

static void addCompensated(ExactSum *state, double value) {
  double total = state->sum + value;
  if (fabs(state->sum) >= fabs(value)) {
    state->compensation += (state->sum - total) + value;
  } else {
    state->compensation += (value - total) + state->sum;
  }
  state->sum = total;
}

// `direction` is 1 for a row that enters, -1 for one that leaves a window.
static void addReal(ExactSum *state, double value, int direction) {
  state->realCount += direction;
  if (isinf(value)) {
    if (value > 0) {
      state->positiveInfinities += direction;
    } else {
      state->negativeInfinities += direction;
    }
    return;
  }
  double scaled = nearbyint(value * SCALE);
  if (fabs(scaled) <= LARGEST_SCALED && scaled / SCALE == value) {
    addScaled(state, (wide)(int64_t)scaled * direction);
  } else if (fabs(value) < LARGEST_WHOLE && nearbyint(value) == value) {
    addScaled(state, (wide)value * SCALE * direction);
  } else {
    state->inexactCount += direction;
    if (state->inexactCount == 0) {
      state->sum = 0;
      state->compensation = 0;
    } else {
      addCompensated(state, value * direction);
    }
  }
}

static void addValue(ExactSum *state, sqlite3_value *value, int direction) {
  int type = sqlite3_value_numeric_type(value);
  if (type == SQLITE_NULL) return;
  state->count += direction;
  if (type == SQLITE_INTEGER) {
    addScaled(state, (wide)sqlite3_value_int64(value) * SCALE * direction);
  } else {
    addReal(state, sqlite3_value_double(value), direction);
  }
}

static void step(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  ExactSum *state = sqlite3_aggregate_context(context, sizeof(ExactSum));
  if (state != NULL) addValue(state, values[0], 1);
}

static void inverse(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  ExactSum *state = sqlite3_aggregate_context(context, sizeof(ExactSum));
  if (state != NULL) addValue(state, values[0], -1);
}

// The total in units of 1 / `divisor` ten-thousandths; one rounding as long as the total has 53 bits.
static double realTotal(const ExactSum *state, double divisor) {
  if (state->positiveInfinities > 0 || state->negativeInfinities > 0) {
    if (state->positiveInfinities > 0 && state->negativeInfinities > 0) return NAN;
    return state->positiveInfinities > 0 ? INFINITY : -INFINITY;
  }
  wide total = scaledTotal(state);
  wide limit = (wide)1 << 53;
  double exact;
  if (total <= limit && total >= -limit) {
    exact = (double)total / (SCALE * divisor);
  } else {
    exact = ((double)(total / SCALE) + (double)(total % SCALE) / SCALE) / divisor;
  }
  if (state->inexactCount == 0) return exact;
  // Past the largest double the compensation is not a number.
  if (isinf(state->sum)) return state->sum;
  return exact + (state->sum + state->compensation) / divisor;
}

static void sumResult(sqlite3_context *context) {
  const ExactSum *state = sqlite3_aggregate_context(context, 0);
  if (state == NULL || state->count == 0) return;
  if (state->realCount > 0) {
    sqlite3_result_double(context, realTotal(state, 1));
    return;
  }
  wide total = scaledTotal(state) / SCALE;
  if (total > INT64_MAX || total < INT64_MIN) {
    sqlite3_result_error(context, "integer overflow", -1);
  } else {
    sqlite3_result_int64(context, (int64_t)total);
  }
}

static void averageResult(sqlite3_context *context) {
  const ExactSum *state = sqlite3_aggregate_context(context, 0);
  if (state == NULL || state->count == 0) return;
  sqlite3_result_double(context, realTotal(state, (double)state->count));
}

static void totalResult(sqlite3_context *context) {
  const ExactSum *state = sqlite3_aggregate_context(context, 0);
  sqlite3_result_double(context, state == NULL || state->count == 0 ? 0.0 : realTotal(state, 1));
}

static int replace(sqlite3 *connection, const char *name, void (*result)(sqlite3_context *)) {
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  return sqlite3_create_window_function(
    connection, name, 1, flags, NULL, step, result, result, inverse, NULL);
}

int cstorage_register_exact_sums(void *connection) {
  int code = replace(connection, "sum", sumResult);
  if (code == SQLITE_OK) code = replace(connection, "avg", averageResult);
  if (code == SQLITE_OK) code = replace(connection, "total", totalResult);
  return code;
}

void cstorage_enable_uri_names(void) { sqlite3_config(SQLITE_CONFIG_URI, 1); }
