import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { AlreadyThere, type Sending, Transient } from "./upload.ts";
import { LARGEST_FILE, Uploads } from "./uploads.ts";

/** Storage that answers when the test says so. */
class FakeStorage {
  readonly open = new Map<string, { sending: Sending; finish: (failure?: Error) => void }>();
  readonly uploadIds: (string | undefined)[] = [];
  most = 0;

  send = (sending: Sending): Promise<string> => {
    this.uploadIds.push(sending.uploadId);
    const id = sending.uploadId ?? "upload-1";
    return new Promise((resolve, reject) => {
      const finish = (failure?: Error) => {
        this.open.delete(sending.name);
        failure ? reject(failure) : resolve(id);
      };
      sending.signal.addEventListener("abort", () => finish(new Error("aborted")));
      this.open.set(sending.name, { sending, finish });
      this.most = Math.max(this.most, this.open.size);
    });
  };

  /** Ends every open transfer, and those that begin then, until none is left. */
  async drain(): Promise<void> {
    while (this.open.size > 0) {
      this.open.forEach(({ finish }) => finish());
      await vi.advanceTimersByTimeAsync(0);
    }
  }
}

const chosen = (...names: string[]) => names.map((name) => ({ name, file: new Blob(["12345"]) }));
const many = (count: number) => chosen(...Array.from({ length: count }, (_, index) => `f${index}`));

let storage: FakeStorage;
let uploads: Uploads;

beforeEach(() => {
  vi.useFakeTimers();
  storage = new FakeStorage();
  uploads = new Uploads(storage.send, async () => undefined);
});

afterEach(() => void vi.useRealTimers());

const told = async () => {
  await vi.advanceTimersByTimeAsync(200);
  return uploads.current();
};
const states = async () => (await told()).uploads.map(({ state }) => state);

describe("uploads", () => {
  test("wait for the first file's id, and all go under it", async () => {
    uploads.add(many(3));
    expect([...storage.open.keys()]).toEqual(["f0"]);

    storage.open.get("f0")!.sending.onSigned("upload-1");
    expect([...storage.open.keys()]).toEqual(["f0", "f1", "f2"]);
    await storage.drain();

    expect(storage.uploadIds).toEqual([undefined, "upload-1", "upload-1"]);
    expect((await told()).uploadId).toBe("upload-1");
  });

  test("of 10,000 files go six at once, and each arrives once", async () => {
    uploads.add(many(10_000));
    await storage.drain();

    expect(storage.most).toBe(6);
    expect(storage.uploadIds).toHaveLength(10_000);
    expect((await told()).totals).toMatchObject({ files: 10_000, done: 10_000, sent: 50_000, bytes: 50_000 });
  });

  test("of a name that is in the list already are counted and left out", async () => {
    expect(uploads.add(chosen("a", "b"))).toBe(0);
    expect(uploads.add(chosen("b", "c"))).toBe(1);
    await storage.drain();

    expect((await told()).uploads.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  });
});

describe("a transfer that breaks", () => {
  test("is tried again by itself, three times", async () => {
    uploads.add(chosen("a"));
    for (let attempt = 1; attempt <= 4; attempt++) {
      expect(await states()).toEqual(["sending"]);
      storage.open.get("a")!.finish(new Transient("the connection broke"));
    }

    expect(await states()).toEqual(["failed"]);
    expect(uploads.current().uploads[0]!.reason).toBe("the connection broke");
  });

  test("and whose file is there all the same is done", async () => {
    uploads.add(chosen("a"));
    storage.open.get("a")!.sending.onSigned("upload-1");
    storage.open.get("a")!.finish(new Transient("the answer was lost"));
    await told();
    storage.open.get("a")!.finish(new AlreadyThere("there already"));

    expect(await states()).toEqual(["done"]);
  });

  test("for good is retried when the user says so, with the others untouched", async () => {
    uploads.add(chosen("a", "b"));
    storage.open.get("a")!.finish(new Error("the name is too long"));
    await told();
    await storage.drain();
    expect(await states()).toEqual(["failed", "done"]);

    uploads.retryFailed();
    await storage.drain();

    expect(await states()).toEqual(["done", "done"]);
    expect((await told()).totals).toMatchObject({ done: 2, failed: 0 });
  });
});

test("a cancelled file is not sent, makes room, and counts no longer", async () => {
  uploads.add(many(9));
  storage.open.get("f0")!.sending.onSigned("upload-1");
  uploads.cancel(uploads.current().uploads[1]!);
  uploads.cancel(uploads.current().uploads[8]!);
  await told();
  expect([...storage.open.keys()]).toEqual(["f0", "f2", "f3", "f4", "f5", "f6"]);
  await storage.drain();

  expect((await told()).totals).toMatchObject({ files: 9, done: 7, cancelled: 2, bytes: 35, sent: 35 });
});

test("a file that storage would refuse for its size is not sent", async () => {
  const file = { size: LARGEST_FILE + 1 } as Blob;
  uploads.add([{ name: "a.zip", file }]);

  expect(await states()).toEqual(["failed"]);
  expect(storage.open.size).toBe(0);
});
