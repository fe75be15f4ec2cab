/** A client that knows nothing of the server but its protocol: npm `ws`, and the JSON Schema. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import WebSocket from "ws";

export interface ServerMessage {
  type: string;
  [field: string]: unknown;
}

const schema = JSON.parse(
  readFileSync(new URL("../../docs/protocol.schema.json", import.meta.url), "utf8"),
) as { $id: string };
const ajv = new Ajv2020({ strict: false });
ajv.addSchema(schema);
const isServerMessage = ajv.compile({ $ref: `${schema.$id}#/$defs/ServerMessage` });

export class Client {
  readonly closed: Promise<number>;
  private readonly arrived: ServerMessage[] = [];
  private wake: () => void = () => undefined;

  private constructor(private readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => socket.on("close", resolve));
    socket.on("message", (data) => this.take(JSON.parse(String(data)) as ServerMessage));
  }

  static async connect(address: string): Promise<Client> {
    const client = new Client(new WebSocket(address));
    await new Promise((resolve, reject) => {
      client.socket.on("open", resolve);
      client.socket.on("error", reject);
    });
    return client;
  }

  send(message: unknown): void {
    this.sendText(JSON.stringify(message));
  }

  sendText(text: string): void {
    this.socket.send(text);
  }

  close(): void {
    this.socket.close();
  }

  /** Ends the connection as a broken network does: without a word. */
  cut(): void {
    this.socket.terminate();
  }

  /** All messages up to and with the first of one of these types. */
  async until(...types: string[]): Promise<ServerMessage[]> {
    const seen: ServerMessage[] = [];
    for (;;) {
      const message = await this.next();
      seen.push(message);
      if (types.includes(message.type)) {
        return seen;
      }
    }
  }

  async next(): Promise<ServerMessage> {
    for (;;) {
      const message = this.arrived.shift();
      if (message !== undefined) {
        return message;
      }
      await Promise.race([new Promise<void>((resolve) => (this.wake = resolve)), this.failOnClose()]);
    }
  }

  private async failOnClose(): Promise<never> {
    throw new Error(`the server closed the connection: ${await this.closed}`);
  }

  private take(message: ServerMessage): void {
    if (!isServerMessage(message)) {
      throw new Error(`not by the schema: ${JSON.stringify(message)} ${ajv.errorsText(isServerMessage.errors)}`);
    }
    this.arrived.push(message);
    this.wake();
  }
}
