/** What the shared parts of pages say. */
export interface PartsWords {
  cancel: string;
  save: {
    /** What the bar at the bottom is called. */
    label: string;
    unsaved: (count: number) => string;
    undo: string;
    discard: string;
    review: string;
  };
  leave: { title: (count: number) => string; consequence: string; verb: string; stay: string };
  stale: {
    /** Whoever changed it, where that is known, and when. */
    changedBy: (name: string, at: string) => string;
    changed: string;
    kept: (count: number) => string;
    mine: string;
    theirs: string;
    putMine: string;
    takeTheirs: string;
  };
  notPermitted: {
    /** The right by its name. */
    needs: (right: string) => string;
    /** Who can, as a list, and how many they are. */
    canGive: (people: string, count: number) => string;
  };
}
