/** Builds the app in this folder by its webpack.config.js, as webpack's own command does. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { default: webpack } = await import(pathToFileURL(process.argv[2]));
const { default: config } = await import(pathToFileURL(resolve("webpack.config.js")));
const stats = await new Promise((built, failed) => {
  webpack(config, (error, result) => (error ? failed(error) : built(result)));
});
if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
