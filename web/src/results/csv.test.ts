import { expect, test } from "vitest";
import { csv } from "./csv.ts";

const lines = (text: string) => text.replace("\uFEFF", "").split("\r\n");

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])("a cell that begins like a formula becomes text: %j", (text) => {
  expect(csv([[text]])).toContain(`'${text}`);
});

test("other cells stay as they are, numbers too", () => {
  expect(lines(csv([["HOLE-1", "a=b", -3, ""]]))).toEqual(["HOLE-1,a=b,-3,", ""]);
});

test("quotes, commas and line ends are quoted", () => {
  expect(lines(csv([['3"-HOLE', "a,b", "c\nd"]]))[0]).toBe('"3""-HOLE","a,b","c\nd"');
});

test("a formula that needs quotes gets both", () => {
  expect(csv([['=HYPERLINK("http://x","y")']])).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
});
