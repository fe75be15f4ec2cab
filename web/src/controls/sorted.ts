type Value = string | number;

/** A sorted copy; numbers inside text count as numbers, so that `HOLE-9` stands before `HOLE-10`. Equal rows keep their order. */
export function sorted<Row>(rows: readonly Row[], value: (row: Row) => Value, descending: boolean): Row[] {
  const keyed = rows.map((row) => ({ row, key: key(value(row)) }));
  const sign = descending ? -1 : 1;
  keyed.sort((one, other) => sign * (one.key < other.key ? -1 : Number(one.key > other.key)));
  return keyed.map(({ row }) => row);
}

/** Compares by plain `<`, which is many times as fast as a collator. */
function key(value: Value): Value {
  return typeof value === "number" ? value : value.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(10, "0"));
}
