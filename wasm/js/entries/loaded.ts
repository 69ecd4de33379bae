/** Where the module is loaded with the import: the same call as in a browser. */
export default function init(): Promise<void> {
  return Promise.resolve();
}
