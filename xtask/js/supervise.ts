// Runs a program in a process group of its own and ends the whole group when
// our input closes, which it does however our parent ends: nothing is orphaned.
import { spawn } from 'node:child_process';

const [program = '', ...words] = process.argv.slice(2);
const child = spawn(program, words, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });

function signalGroup(signal: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

function end(): void {
  signalGroup('SIGTERM');
  setTimeout(() => signalGroup('SIGKILL'), 5000).unref();
}

child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code) => {
  signalGroup('SIGKILL');
  process.exit(code ?? 1);
});
// The terminal sends Ctrl-C to everyone; the parent decides what it means.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', end);
process.on('SIGHUP', end);
process.stdin.on('end', end).on('error', end).resume();
