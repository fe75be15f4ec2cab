/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** The socket of a server to develop against, such as ws://localhost:8080/ws. */
  readonly VITE_WEBSOCKET_URL?: string;
}

declare module "pdfjs-dist/legacy/build/pdf.min.mjs" {
  export * from "pdfjs-dist";
}
