import type { PartsWords } from './parts';
import { pluralIn } from './plural';

const plural = pluralIn('en-GB');
const changes = (count: number): string => plural(count, { one: '1 change', other: `${count} changes` });

export default {
  cancel: 'Cancel',
  save: {
    label: 'Unsaved changes',
    unsaved: (count) => plural(count, { one: '1 unsaved change', other: `${count} unsaved changes` }),
    undo: 'Undo',
    discard: 'Discard',
    review: 'Review',
  },
  leave: {
    title: (count) => `Leave without saving ${changes(count)}?`,
    consequence: 'What you changed here is lost.',
    verb: 'Leave without saving',
    stay: 'Stay here',
  },
  stale: {
    changedBy: (name, at) => `${name} changed this at ${at}.`,
    changed: 'Somebody changed this in the meantime.',
    kept: (count) => plural(count, { one: 'Your change is kept.', other: `Your ${count} changes are kept.` }),
    mine: 'Yours',
    theirs: 'Theirs',
    putMine: 'Put mine on top',
    takeTheirs: 'Take theirs',
  },
  notPermitted: {
    needs: (right) => `This needs “${right}”.`,
    canGive: (people) => `${people} can give it.`,
  },
} satisfies PartsWords as PartsWords;
