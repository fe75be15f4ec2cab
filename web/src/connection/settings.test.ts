import { afterEach, describe, expect, test, vi } from "vitest";
import { settings } from "./settings.ts";

const answers = (body: string, status = 200) =>
  vi.stubGlobal("fetch", async () => new Response(body, { status }));

afterEach(() => void vi.unstubAllGlobals());

describe("the server's address", () => {
  test("is what config.json names", async () => {
    answers('{"webSocketUrl":"wss://a.example/prod","httpUrl":"https://b.example/"}');

    expect(await settings("")).toEqual({ webSocketUrl: "wss://a.example/prod", httpUrl: "https://b.example", notices: [] });
  });

  test("comes with the notices that it gives", async () => {
    answers('{"webSocketUrl":"wss://a.example/prod","httpUrl":"https://b.example","notices":["webhook"]}');

    expect((await settings("")).notices).toEqual(["webhook"]);
  });

  test("stands where the notices are none that this page knows", async () => {
    answers('{"webSocketUrl":"wss://a.example/prod","httpUrl":"https://b.example","notices":["pigeon"]}');

    expect(await settings("")).toMatchObject({ webSocketUrl: "wss://a.example/prod", notices: [] });
  });

  test("is the page's own origin without that file", async () => {
    answers("", 404);

    expect(await settings("")).toEqual({ webSocketUrl: `ws://${location.host}/ws`, httpUrl: location.origin, notices: [] });
  });

  test("is the page's own origin where that file names notices alone", async () => {
    answers('{"notices":["email"]}');

    expect(await settings("")).toEqual({ webSocketUrl: `ws://${location.host}/ws`, httpUrl: location.origin, notices: ["email"] });
  });

  test("is the developer's before all", async () => {
    expect(await settings("ws://localhost:8080/ws")).toEqual({
      webSocketUrl: "ws://localhost:8080/ws",
      httpUrl: "http://localhost:8080",
      notices: [],
    });
  });

  test.each([['{"webSocketUrl":"wss://a"}', 200], ["{}", 403]])("is not guessed from a wrong file: %s %d", async (body, status) => {
    answers(body, status);

    await expect(settings("")).rejects.toThrow(/config\.json/);
  });
});
