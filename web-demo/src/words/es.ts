import account from './account.es';
import * as adding from './adding.es';
import audit from './audit.es';
import create from './create.es';
import parts from './parts.es';
import peopleWords from './people.es';
import person from './person.es';
import { pluralIn } from './plural';
import * as session from './session.es';
import type { Words } from './words';

const plural = pluralIn('es-ES');
const people = (count: number): string =>
  ['nadie', 'una persona', 'dos personas', 'tres personas', 'cuatro personas'][count] ?? `${count} personas`;

/** Spanish. */
export default {
  instead: {
    outcome: { executed: 'Sale ahora', denied: 'No es posible' },
    problem: {
      'amount-not-positive': 'Escriba un importe mayor que cero.',
      'invalid-amount': 'Escriba un importe, por ejemplo 1.250,00.',
      'missing-field': 'Rellene este campo.',
    },
  },

  account,
  audit,
  ...session,
  parts,
  people: peopleWords,
  person,
  create,
  ...adding,

  frame: {
    skip: 'Ir al contenido',
    menu: 'Menú',
    navigation: 'Páginas',
    localDemo: 'Demo local',
    person: 'idioma, tema y persona',
    language: 'Idioma',
    theme: 'Tema',
    themes: { system: 'Del sistema', light: 'Claro', dark: 'Oscuro' },
    tryAs: 'Probar como otra persona',
    entities: 'Banco',
    signOut: 'Cerrar sesión',
    settings: 'idioma y tema',
  },
  pages: {
    account: 'Mi cuenta',
    audit: 'Auditoría',
    mail: 'Buzón',
    home: 'Inicio',
    payments: 'Pagos',
    newPayment: 'Pago nuevo',
    payment: 'Pago',
    users: 'Todos los usuarios',
    newUser: 'Crear un usuario',
    importUsers: 'Importar usuarios',
    user: 'Usuario',
    notFound: 'Página no encontrada',
  },
  title: (page, bank) => `${page} – ${bank}`,

  tryAs: {
    title: 'Probar como',
    note: 'Sin contraseña: el banco, las empresas y las personas de la demostración local son inventados.',
    search: 'Buscar personas',
    nobody: (typed) => `Nadie coincide con «${typed}».`,
    noCompany: 'Sin empresa',
  },
  name: (name) => name,
  rolesAt: (roles, company) => `${roles} en ${company}`,

  states: {
    loading: 'Cargando',
    tryAgain: 'Intentar de nuevo',
    offline: 'Está sin conexión. Las respuestas siguen llegando; el envío espera.',
    listFailed: 'No se ha podido cargar la lista. No ha cambiado nada.',
    pageFailed: 'No se ha podido cargar esta página. No ha cambiado nada.',
    request: (id) => `Solicitud ${id}`,
    unknown: 'Esta página no existe o usted no puede verla.',
    toHome: 'Ir al inicio',
    noUsers: 'Esta instalación no tiene usuarios de demo. Añádalos y vuelva a cargar la página.',
    clearFilters: 'Quitar filtros',
    notActive: 'Su acceso no está activo',
    notPermitted: 'No tiene acceso a los pagos',
    cannotPay: 'No puede hacer pagos',
    askAdministrator: 'Un administrador de su empresa puede cambiarlo.',
  },

  home: {
    greeting: (name) => `Le damos la bienvenida, ${name}`,
    latest: 'Últimos pagos',
    all: 'Todos los pagos',
    accounts: 'Cuentas que puede usar',
    noAccounts: 'No tiene acceso a ninguna cuenta. Un administrador de su empresa puede cambiarlo.',
    more: 'Más información',
    moreOf: (news) => `Más información: ${news}`,
    closeNews: (news) => `Cerrar «${news}»`,
  },
  accounts: { account: 'Cuenta', currency: 'Divisa', rights: 'Permisos' },

  payments: {
    none: 'Aún no hay pagos.',
    noneFor: 'Los pagos que usted introduzca aparecerán aquí.',
    count: (count) => plural(count, { one: `${count} pago`, other: `${count} pagos` }),
    countOf: (shown, all) => `${shown} de ${plural(all, { one: `${all} pago`, other: `${all} pagos` })}`,
    countFirst: (count) => plural(count, { one: 'El primer pago', other: `Los primeros ${count} pagos` }),
    showMore: 'Mostrar más',
    filters: 'Filtros',
    done: 'Ver pagos',
    search: 'Buscar pagos',
    status: 'Estado',
    anyStatus: 'Todos',
    searched: (typed) => `«${typed}»`,
    noMatch: (filters) => `Ningún pago coincide con ${filters}.`,
    kind: 'Pago',
    amount: 'Importe',
    from: 'Desde',
    date: 'Fecha',
    next: 'Siguiente paso',
    noAmount: 'Sin importe',
    called: (kind, amount) => `${kind}, ${amount}`,
    nothingMore: 'No queda nada por hacer.',
    details: (payment) => `Detalles de ${payment}`,
    open: 'Abrir el pago',
    sort: 'Orden',
    sorts: { entered: 'Más recientes primero', '-date': 'Fecha, de mayor a menor', date: 'Fecha, de menor a mayor' },
  },
  status: { executed: 'Enviado', pendingApproval: 'En espera' },

  payment: {
    company: 'Empresa',
    forWhom: 'En nombre de',
    counted: 'Cuenta para los límites',
    reference: 'Referencia',
    copy: 'Copiar',
    copied: 'Copiada',
    history: 'Qué ocurre',
    entered: (by, at) => `Introducido por ${by}, ${at}`,
    noApproval: 'No necesita a nadie más.',
    execution: (date) => `Fecha de ejecución: ${date}`,
  },

  form: {
    kind: 'Tipo de pago',
    account: 'Desde',
    amount: 'Importe',
    currency: 'Divisa',
    date: 'Fecha',
    send: 'Enviar pago',
  },
  answer: {
    label: 'Respuesta',
    untyped: 'Escriba un importe',
    refused: 'Aún sin respuesta',
    within: 'No necesita a nadie más.',
    leftToday: (amount) => `Quedan ${amount} hoy sin aprobación.`,
    countsAs: (amount) => `Cuenta como ${amount} para los límites.`,
    changeTo: (amount) => `Cambiar a ${amount}`,
  },
  approvers: {
    someOf: (count, names) => `${count} de ${names}`,
    oneOfMany: (count) => `una de ${count} personas`,
    groupOf: (group) => `alguien de ${group}`,
    needs: (who) => `Necesita la aprobación de ${who}.`,
    needsAll: (count, slots) => `Necesita la aprobación de ${people(count)}: ${slots.join(', y ')}.`,
    needsInOrder: (count, slots) => `Necesita la aprobación de ${people(count)}: primero ${slots.join(', después ')}.`,
    or: (sentence) => `O bien: ${sentence}`,
    also: (sentence) => `Y además: ${sentence}`,
  },
  limits: {
    per: { perTransaction: 'por pago', daily: 'al día', weekly: 'a la semana', monthly: 'al mes' },
    atMost: {
      action: (amount, per, account) => `Como máximo ${amount} ${per} desde ${account}.`,
      group: (amount, per) => `Como máximo ${amount} ${per} en este grupo de pagos.`,
      'contract-action': (amount, per) => `Como máximo ${amount} ${per} en toda la empresa, en este tipo de pago.`,
      'contract-group': (amount, per) => `Como máximo ${amount} ${per} en toda la empresa, en este grupo de pagos.`,
      grant: (amount, per) => `Como máximo ${amount} ${per} en nombre de esta persona.`,
    },
    without: (amount, per, account) => `Sin aprobación, como máximo ${amount} ${per} desde ${account}.`,
    used: (amount) => `Ya se han usado ${amount}.`,
  },
  headroom: {
    heading: 'Importes posibles, hasta',
    withoutApproval: 'Sin aprobación',
    withApproval: 'Con aprobación',
    unbounded: 'sin límite',
    use: (amount) => `${amount}: usar este importe`,
  },
  bar: {
    label: 'Hoy desde esta cuenta',
    used: (amount) => `${amount} usados`,
    free: (amount) => `${amount} restantes sin aprobación`,
    left: (amount) => `${amount} restantes en total`,
    limit: (amount) => `Límite de ${amount} al día`,
  },

  sent: (reference) => `Enviado. Referencia ${reference}`,
  notSent: {
    title: 'No se ha enviado nada',
    offline: 'Está sin conexión. Lo que ha escrito sigue aquí; envíelo cuando tenga conexión.',
    asking: 'Estamos preguntando si ha llegado. No lo envíe otra vez.',
    notArrived: 'No ha llegado. Envíelo de nuevo: solo sale una vez.',
    unknown: 'No ha llegado respuesta y no se sabe si el pago llegó. Envíelo de nuevo para saberlo: solo sale una vez.',
    refused: 'El pago no se ha aceptado',
    stale: 'Sus límites cambiaron mientras escribía. No se ha enviado nada.',
    attention: (count) =>
      plural(count, { one: 'Hay 1 punto que revisar', other: `Hay ${count} puntos que revisar` }),
  },
  change: {
    lost: (action) => `Ya no se permite: ${action}`,
    gained: (action) => `Ahora se permite: ${action}`,
    onAccount: (action, account) => `${action} desde ${account}`,
    limit: (action, period, before, after) => `${action}, como máximo ${after} ${period} (antes: ${before})`,
    preApproved: (action, period, before, after) => `${action}, sin aprobación como máximo ${after} ${period} (antes: ${before})`,
    unlimited: 'sin límite',
  },
} satisfies Words as Words;
