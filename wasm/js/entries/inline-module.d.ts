/** The bytes of the module beside it in base64, written when the package is built. */
declare const module: string;
export default module;
