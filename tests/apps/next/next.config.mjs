export default {
  // Node reads the module from beside the package's files, where a bundle has none.
  serverExternalPackages: ["countersign"],
};
