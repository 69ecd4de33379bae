import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import macros from 'unplugin-parcel-macros';
import { defineConfig, type Alias, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The package where it is built, each entry as its `exports` name it to a browser. */
function builtPackage(): Alias[] {
  const { exports } = JSON.parse(readFileSync(here('../wasm/pkg/package.json'), 'utf8')) as Manifest;
  return Object.entries(exports).flatMap(([name, entry]) =>
    typeof entry === 'string'
      ? []
      : { find: new RegExp(`^countersign${name.slice(1)}$`), replacement: here(`../wasm/pkg/${entry.default}`) },
  );
}

interface Manifest {
  exports: Record<string, string | { default: string }>;
}

/**
 * Spectrum's Provider preloads its typefaces from a foreign host. The component that does so is replaced by one that
 * renders nothing (the page uses the system's fonts), and a build that still names the host fails.
 */
function systemFonts(): Plugin {
  const foreign = 'typekit.net';
  return {
    name: 'system-fonts',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/@react-spectrum/s2/dist/private/Fonts.mjs')) return null;
      const exported = /export \{(\S+) as (\S+)\}/.exec(code)?.[2];
      if (exported === undefined) this.error('the font loader of Spectrum has another shape now');
      return { code: `const none = () => null;\nexport { none as ${exported} };\n`, map: null };
    },
    generateBundle(_, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        const text = file.type === 'chunk' ? file.code : file.source;
        if (typeof text === 'string' && text.includes(foreign)) this.error(`${name} would load fonts from ${foreign}`);
      }
    },
  };
}

export default defineConfig({
  root: here('.'),
  plugins: [systemFonts(), macros.vite(), react()],
  resolve: { alias: builtPackage() },
  server: { fs: { allow: [here('..')] } },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2023',
    // The engine stays a file of its own, loaded by its URL.
    assetsInlineLimit: 0,
    // One style sheet: the macro's class rules depend on their order.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1200,
  },
});
