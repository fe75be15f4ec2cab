import { expect, test } from "vitest";
import { pace, type Sample, sampled } from "./pace.ts";

const samples = (...counts: number[]) =>
  counts.reduce<readonly Sample[]>((before, processed, second) => sampled(before, { at: second * 1_000, processed }), []);

test("rate and time left come from the last half minute", () => {
  expect(pace(samples(0, 10, 20, 30, 40), 100)).toEqual({ perSecond: 10, secondsLeft: 10 });
  const slowed = samples(...Array.from({ length: 100 }, (_, second) => (second < 60 ? second * 100 : 6_000 + (second - 60))));
  expect(pace(slowed, 10)!.perSecond).toBe(1);
});

test("nothing is guessed from too little, nor without an end in sight, nor at a standstill", () => {
  expect(pace(samples(0, 10), 100)).toBeNull();
  expect(pace(samples(0, 10, 20), null)).toEqual({ perSecond: 10, secondsLeft: null });
  expect(pace(samples(5, 5, 5), 100)).toEqual({ perSecond: 0, secondsLeft: null });
});

test("a count that falls, as with a retry, begins anew", () => {
  expect(samples(10, 20, 3)).toHaveLength(1);
});
