import type { PartsWords } from './parts';
import { pluralIn } from './plural';

const plural = pluralIn('es-ES');
const changes = (count: number): string => plural(count, { one: '1 cambio', other: `${count} cambios` });

export default {
  cancel: 'Cancelar',
  save: {
    label: 'Cambios sin guardar',
    unsaved: (count) => plural(count, { one: '1 cambio sin guardar', other: `${count} cambios sin guardar` }),
    undo: 'Deshacer',
    discard: 'Descartar',
    review: 'Revisar',
  },
  leave: {
    title: (count) => `¿Salir sin guardar ${changes(count)}?`,
    consequence: 'Lo que ha cambiado aquí se pierde.',
    verb: 'Salir sin guardar',
    stay: 'Quedarse aquí',
  },
  stale: {
    changedBy: (name, at) => `${name} cambió esto a las ${at}.`,
    changed: 'Alguien ha cambiado esto entretanto.',
    kept: (count) =>
      plural(count, { one: 'Su cambio se conserva.', other: `Sus ${count} cambios se conservan.` }),
    mine: 'Lo suyo',
    theirs: 'Lo de la otra persona',
    putMine: 'Poner lo mío encima',
    takeTheirs: 'Aceptar lo de la otra persona',
  },
  notPermitted: {
    needs: (right) => `Requiere «${right}».`,
    canGive: (people, count) =>
      plural(count, { one: `Puede concederlo ${people}.`, other: `Pueden concederlo ${people}.` }),
  },
} satisfies PartsWords as PartsWords;
