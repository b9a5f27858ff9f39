// Stand-in for Electron's own default_app: runs `electron [-r module]... [flags] path/to/app [args]`.
// ESM with a top-level await: Electron holds back `ready` until this module has finished.
import { app } from "electron";
import path from "node:path";
import fs from "node:fs";
import Module from "node:module";
import { pathToFileURL } from "node:url";
const argv = process.argv.slice(1),
  mods = [];
let file;
for (let i = 0; i < argv.length; i++) {
  if (argv[i] === "-r" || argv[i] === "--require") mods.push(argv[++i]);
  else if (argv[i] === "--version" || argv[i] === "-v") {
    console.log("v" + process.versions.electron);
    process.exit(0);
  } else if (!argv[i].startsWith("-")) {
    file = argv[i];
    process.argv.splice(1, i + 1, file);
    break;
  }
}
if (!file) {
  console.error("usage: electron <app path>");
  process.exit(2);
}
if (mods.length) Module._preloadModules(mods);
Object.defineProperty(process, "defaultApp", {
  configurable: false,
  enumerable: true,
  value: true,
});
const dir = path.resolve(file),
  pkgFile = path.join(dir, "package.json");
if (fs.existsSync(pkgFile)) {
  const pkg = JSON.parse(fs.readFileSync(pkgFile, "utf8"));
  if (pkg.version) app.setVersion(pkg.version);
  app.name = pkg.productName || pkg.name || "Electron";
  if (pkg.desktopName) app.setDesktopName(pkg.desktopName);
  app.setAppPath(dir);
}
// As in Electron's own: a --user-data-dir on the command line wins.
if (!app.commandLine.hasSwitch("user-data-dir"))
  app.setPath("userData", path.join(app.getPath("appData"), app.name));
await import(pathToFileURL(Module._resolveFilename(dir, null, true)).href);
