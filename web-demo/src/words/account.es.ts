import type { AccountWords } from './account';
import { pluralIn } from './plural';

const plural = pluralIn('es-ES');

export default {
  title: 'Mi cuenta',
  tabs: { details: 'Datos', rights: 'Mis derechos', devices: 'Dispositivos', password: 'Contraseña' },
  details: {
    label: 'Sus datos',
    name: 'Nombre',
    userName: 'Nombre de usuario',
    userId: 'Identificador de usuario',
    email: 'Correo electrónico',
    phone: 'Teléfono',
    lastSignIn: 'Último inicio de sesión',
    never: 'N/D',
    fixed: 'Su empresa guarda sus datos. Un administrador puede cambiarlos; el nombre de usuario no cambia nunca.',
    roles: 'Roles',
    unknown: 'No indicado',
  },
  rights: {
    label: 'Sus derechos',
    note: 'No puede cambiar sus propios derechos.',
    canChange: (people, count) => plural(count, { one: `Puede hacerlo ${people}.`, other: `Pueden hacerlo ${people}.` }),
    company: 'Empresa',
    feature: 'Función',
    none: 'Aquí no tiene derechos.',
    allAccounts: (count) => plural(count, { one: 'en la única cuenta', other: `en las ${count} cuentas` }),
    accounts: (count, all) => `en ${count} de ${all} cuentas`,
    search: 'Buscar derechos',
    noMatch: (typed) => `Ningún derecho coincide con «${typed}».`,
  },
  devices: {
    label: 'Dónde tiene la sesión abierta',
    here: 'Este dispositivo',
    device: 'Dispositivo',
    begun: 'Inicio de sesión',
    used: 'Último uso',
    unknown: 'Dispositivo desconocido',
    signOut: 'Cerrar sesión',
    signOutOf: (device) => `Cerrar sesión: ${device}`,
    ended: 'La sesión se ha cerrado allí.',
    everywhere: 'Cerrar sesión en todas partes',
    everywhereTitle: '¿Cerrar sesión en todas partes?',
    everywhereConsequence: 'La sesión se cierra en todos los dispositivos, también aquí, desde el próximo clic.',
  },
} satisfies AccountWords as AccountWords;
