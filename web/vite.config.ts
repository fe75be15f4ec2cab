import { readdir, readFile } from "node:fs/promises";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** What PDF.js fetches by name while it draws: decoders of scans, character maps, the fonts that files need not hold. */
function pdfParts(): Plugin {
  const parts = { wasm: /^(jbig2|openjpeg|LICENSE_(PDFJS_)?(JBIG2|OPENJPEG))/, cmaps: /./, standard_fonts: /./ };
  return {
    name: "pdf-parts",
    apply: "build",
    async generateBundle() {
      for (const [folder, wanted] of Object.entries(parts)) {
        const from = new URL(`node_modules/pdfjs-dist/${folder}/`, import.meta.url);
        for (const name of (await readdir(from)).filter((file) => wanted.test(file))) {
          this.emitFile({ type: "asset", fileName: `pdf/${folder}/${name}`, source: await readFile(new URL(name, from)) });
        }
      }
    },
  };
}

export default defineConfig({
  // Behind CloudFront and behind the local gateway alike; no address is built in.
  base: "./",
  plugins: [react(), tailwindcss(), pdfParts()],
  build: { target: "es2022", modulePreload: { polyfill: false }, assetsInlineLimit: 0, manifest: true },
});
