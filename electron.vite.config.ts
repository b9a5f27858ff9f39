import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { keepLocales } from "./renderer/keep-locales.ts";

const native = ["electron", "better-sqlite3", "keytar"];

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        external: native,
        input: { main: "main/main.ts", store: "main/store.ts", aside: "main/aside.ts" },
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      minify: true,
      rolldownOptions: {
        external: ["electron"],
        input: "preload/bridge.ts",
        output: { format: "cjs", entryFileNames: "bridge.cjs" },
      },
    },
  },
  renderer: {
    root: "renderer",
    base: "./",
    plugins: [keepLocales(["de-DE"]), react(), tailwindcss()],
    build: {
      minify: true,
      outDir: "out/renderer",
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: "renderer/index.html",
        // Each file is a request that the main process answers: what the first screen needs comes as one.
        output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } },
      },
    },
  },
});
