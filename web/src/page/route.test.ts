import { expect, test } from "vitest";
import { address, read } from "./route.ts";

test("every address leads to its view", () => {
  expect(read(address.start)).toEqual({ view: "start" });
  expect(read("")).toEqual({ view: "start" });
  expect(read(address.sessions)).toEqual({ view: "sessions" });
  expect(read(address.single)).toEqual({ view: "single" });
  expect(read(address.session("s", "codes"))).toEqual({ view: "session", sessionId: "s", tab: "codes", file: null, code: null });
  expect(read(address.compare("a", "b"))).toEqual({ view: "compare", earlier: "a", later: "b" });
  expect(read("#/somewhere")).toEqual({ view: "nowhere" });
});

test("a file's address keeps whatever its name and its code hold", () => {
  const route = read(address.file("s", "hits", "area 2/a&b#c?.pdf", '3"-HOLE+1'));

  expect(route).toMatchObject({ file: "area 2/a&b#c?.pdf", code: '3"-HOLE+1', tab: "hits" });
});
