import type { Words } from './words';

/** Spanish. */
export default {
  title: 'Conozca la respuesta antes de pagar',
  lead: 'Elija una persona y escriba un importe. Su navegador calcula al momento si el pago se realiza, quién debe aprobarlo o por qué no es posible. El servidor vuelve a decidir cuando usted lo envía.',
  localDemo: 'Demo local',
  language: 'Idioma',
  loading: {
    users: 'Cargando los usuarios de la demo',
    rights: 'Cargando lo que esta persona puede hacer',
    engine: 'Cargando el motor',
    payments: 'Cargando los pagos',
  },
  failed: {
    users: 'No se han podido cargar los usuarios de la demo',
    rights: 'No se ha podido cargar lo que esta persona puede hacer',
    engine: 'No se ha podido cargar el motor',
    payments: 'No se han podido cargar los pagos',
    payment: 'El pago no se ha aceptado',
  },
  request: (id) => `Solicitud ${id}`,
  noUsers: 'Esta instalación no tiene usuarios de demo.',
  offline: 'Está sin conexión. La respuesta sigue lo que escribe, pero no se puede enviar nada.',

  tryAs: {
    label: 'Probar como',
    note: 'En lugar de iniciar sesión: solo la demo local permite elegir quién es. El banco, las empresas y las personas son inventados.',
    noCompany: 'Sin empresa',
  },
  rolesAt: (roles, company) => `${roles} en ${company}`,
  cannotPay: (name) => `${name} no puede hacer pagos`,

  form: {
    heading: (name) => `Hacer un pago como ${name}`,
    kind: 'Tipo de pago',
    account: 'Cuenta de cargo',
    amount: 'Importe',
    currency: 'Divisa',
    date: 'Fecha de ejecución',
    submit: 'Enviar pago',
  },
  beforeSubmit: {
    untyped: 'Escriba primero un importe.',
    refused: 'Corrija primero el formulario.',
    executed: 'El servidor vuelve a decidir y después lo ejecuta.',
    pendingApproval: 'El servidor vuelve a decidir y después espera las aprobaciones.',
    denied: 'El servidor vuelve a decidir y lo rechazará por el mismo motivo.',
  },

  verdict: {
    label: 'Respuesta',
    waiting: { title: 'Escriba un importe', detail: 'La respuesta aparece aquí mientras escribe.' },
    refused: { title: 'Aún sin respuesta', detail: 'El formulario no se puede valorar tal como está.' },
    detail: {
      executed: 'Nadie más tiene que dar su aprobación.',
      pendingApproval: 'Espera hasta que otras personas lo aprueben.',
      denied: 'El banco no lo ejecutará.',
    },
    why: {
      executed: 'Por qué se realiza',
      pendingApproval: 'Por qué requiere aprobación',
      denied: 'Por qué no es posible',
    },
    withinLimits: 'Dentro de lo que esta persona puede enviar sin aprobación.',
    countsAs: (amount) => `Cuenta como ${amount} para los límites.`,
    workedOut: (milliseconds) => `Calculado en este navegador en ${milliseconds} ms. No se ha enviado nada.`,
  },
  approvers: {
    heading: 'Quién debe aprobar',
    or: (sentence) => `O bien: ${sentence}`,
    also: (sentence) => `Y además: ${sentence}`,
    group: (group, people) => `${group}: ${people}`,
  },
  headroom: {
    heading: 'Importes posibles (pulse uno para usarlo)',
    withoutApproval: 'Sin aprobación, hasta',
    atMost: 'Como máximo',
    unbounded: 'sin límite',
    use: (amount) => `${amount}: usar este importe`,
    thisPayment: 'Este pago',
    share: (amount, most) => `${amount} de ${most}`,
  },

  answer: {
    label: 'Respuesta del servidor',
    title: {
      executed: 'Enviado',
      pendingApproval: 'Enviado, a la espera de aprobación',
      denied: 'No se ha enviado nada: no es posible',
    },
    reference: (id) => `Referencia ${id}`,
    differs: (outcome) => `Su navegador había respondido: ${outcome}. Algo ha cambiado entretanto.`,
  },
  notSent: {
    title: 'Está sin conexión: no se ha enviado nada',
    detail: 'Lo que ha escrito sigue aquí. Cuando tenga conexión, pulse de nuevo «Enviar pago».',
  },
  unanswered: {
    title: 'No ha llegado respuesta',
    detail: 'No se sabe si el pago ha llegado. Pulse de nuevo «Enviar pago» para saberlo: solo se ejecuta una vez.',
  },
  stale: {
    title: 'No se ha enviado nada: algo ha cambiado',
    detail: 'Han cambiado límites o permisos mientras escribía.',
    now: (outcome) => `Ahora: ${outcome}. Compruébelo y envíelo de nuevo.`,
  },
  change: {
    lost: (action) => `Ya no se permite: ${action}`,
    gained: (action) => `Ahora se permite: ${action}`,
    onAccount: (action, account) => `${action} desde ${account}`,
    limit: (action, period, before, after) => `${action}, límite (${period}): ${before} → ${after}`,
    preApproved: (action, period, before, after) => `${action}, sin aprobación (${period}): ${before} → ${after}`,
    unlimited: 'sin límite',
  },

  payments: {
    heading: (name) => `Pagos de ${name}`,
    none: 'Aún no hay ninguno. Los pagos enviados aparecen aquí.',
    amount: 'Importe',
    payment: 'Pago',
    date: 'Ejecución',
    status: 'Estado',
    reason: 'Motivo',
    noAmount: 'Sin importe',
    from: (kind, account) => `${kind}, ${account}`,
  },
  status: { executed: 'Ejecutado', pendingApproval: 'Espera aprobación' },

  accounts: {
    heading: (name) => `Cuentas que ${name} puede usar`,
    none: 'Ninguna.',
    account: 'Cuenta',
    currency: 'Divisa',
    rights: 'Permisos',
  },
} satisfies Words as Words;
