import type { PersonWords } from './person';
import { pluralIn } from './plural';
import { stopped } from './stopped';

const plural = pluralIn('es-ES');
const counted = (count: number, one: string, other: string): string =>
  plural(count, { one: `1 ${one}`, other: `${count} ${other}` });

export default {
  sections: 'Secciones',
  section: {
    details: 'Datos',
    access: 'Acceso y rol',
    permissions: 'Permisos de cuentas',
    other: 'Otros permisos',
    limits: 'Límites',
  },
  fields: {
    firstName: 'Nombre',
    middleName: 'Segundo nombre',
    lastName: 'Apellidos',
    birthDate: 'Fecha de nacimiento',
    email: 'Correo electrónico',
    phone: 'Teléfono',
    ssn: 'Número de la seguridad social',
    licence: 'Permiso de conducir',
    userName: 'Usuario',
  },
  phoneCountry: 'País del teléfono',
  ssnHint: 'Nueve cifras. No se puede cambiar nunca.',
  licenceNow: (last4) => `Ahora •• ${last4}. Deje el campo vacío para conservarlo.`,
  fixed: 'El número de la seguridad social y el usuario no se pueden cambiar nunca.',
  none: 'Ninguno',
  show: 'Mostrar',
  hide: 'Ocultar',
  showNumber: (field) => `Mostrar: ${field}`,
  recorded: 'Queda registrado que lo ha visto.',
  notShown: 'No se ha podido mostrar.',

  edit: 'Editar',
  editSection: (section) => `Editar: ${section}`,
  keep: 'Conservar',
  unsent: 'Aún sin enviar',
  update: 'Actualizar',
  saveTitle: (name, count) => `¿Actualizar a ${name} con ${counted(count, 'cambio', 'cambios')}?`,
  saved: (name) => `${name}: cambios guardados.`,
  notSaved: 'No se ha cambiado nada más',
  changed: (field, before, after) => `${field}: ${after} (antes: ${before})`,
  secretChanged: (field) => `${field}: otro número`,
  attention: (field, issue) => `${field}: ${issue}`,
  stillNeeded: (what) => stopped(`Falta: ${what}`),
  needed: {
    company: 'Una empresa',
    roleAt: (company) => `Rol en ${company}`,
    accountAt: (company) => `Una cuenta de ${company}`,
    userNameChecked: 'Comprobar que el usuario está libre',
  },

  since: (at, reason) => `Desde el ${at}: ${reason}`,
  invited: (at, until) => `El enlace se envió el ${at} y es válido hasta el ${until}.`,
  lockedUntil: (at) => `Demasiadas contraseñas erróneas. El bloqueo termina solo el ${at}.`,
  invitationOver: (until) => `El enlace fue válido hasta el ${until}. Envíe otro.`,
  notInvited: 'Ahora no hay ningún enlace válido. Envíe uno.',
  noDetails: 'El banco aún no tiene datos de esta persona.',
  noDetailsNext: 'Pida al banco que los añada. A partir de entonces se pueden editar aquí.',
  ownRecord: 'No puede cambiar sus propios permisos.',
  screening: {
    name: 'Comprobación',
    found: (state, at) =>
      state === 'hit'
        ? `Una coincidencia el ${at}: el banco debe resolverla`
        : state === 'cleared'
          ? `Una coincidencia, resuelta por el banco (comprobación del ${at})`
          : `Sin coincidencias el ${at}`,
    waits: (name) => `El banco debe comprobar a ${name} antes de que se active el acceso`,
    whoClears:
      'Solo el personal del banco puede resolverlo; en su empresa, nadie. Hasta entonces el enlace no funciona. Si el nombre, la fecha de nacimiento o el número de la seguridad social no son correctos, corrija los datos y pida otra comprobación.',
    again: 'Comprobar de nuevo',
    stillHit: 'Comprobado de nuevo: el banco aún debe resolverlo.',
  },
  certificate: 'Guardar certificado',
  certificateSaved: (name, file) => `Lo que hoy puede hacer ${name} está guardado como ${file}.`,

  companiesChosen: (count, all) => `${count} de ${counted(all, 'empresa seleccionada', 'empresas seleccionadas')}`,
  allCompanies: (count) => `Las ${count} empresas`,
  accountsOf: (selected, all) => `Cuentas: ${selected} de ${all}`,
  allAccounts: (count) => plural(count, { one: 'La única cuenta', other: `Las ${count} cuentas` }),
  roleNotYours: 'Usted no lo tiene, así que no puede concederlo.',
  chooseRole: 'Elija un rol',
  automaticAccess: 'Añadir las cuentas nuevas automáticamente',
  newAccounts: 'Cuentas nuevas',
  addedByThemselves: 'Se añaden automáticamente',
  notAdded: 'No se añaden',
  cannotGive: 'No puede conceder esto tal como está',
  more: (count) => `${count} más`,
  effect: 'Qué cambia con esto',
  resets: (company, permissions, limits) =>
    `${company}: se restablecen ${counted(permissions, 'cambio de permisos', 'cambios de permisos')} y ${counted(limits, 'límite', 'límites')}.`,
  gains: (actions) => `Se permite ahora: ${actions}.`,
  loses: (actions) => `Ya no se permite: ${actions}.`,
  companyAdded: (company, roles, accounts) => `${company}: ${roles}, ${counted(accounts, 'cuenta', 'cuentas')}`,
  companyRemoved: (company) => `${company}: ya sin acceso`,
  roleChanged: (company, roles, before) => `${company}: ${roles} en lugar de ${before}`,
  accountsChanged: (company, before, after) => `${company}: ${counted(after, 'cuenta', 'cuentas')} (antes: ${before})`,
  automaticChanged: (company, isOn) =>
    isOn ? `${company}: las cuentas nuevas se añaden automáticamente` : `${company}: las cuentas nuevas no se añaden`,
  removeTitle: (name, companies) => `¿Quitar a ${name} de ${companies}?`,
  removeOnly: (name, companies) => `${name} ya no puede actuar por ${companies}. Todo lo demás se mantiene.`,
  noneLeft: (name, companies) => `Sin ${companies} no queda ninguna empresa: se suspenderá a ${name}.`,
  remove: 'Quitar',
  noCompany: 'Esta persona no tiene acceso a ninguna empresa.',
  noCompanyNext: 'Quien puede editar a esta persona puede darle una, en «Acceso y rol».',

  noPermissions: 'Aquí no hay permisos sobre cuentas.',
  noOther: 'Aquí no hay permisos aparte de las cuentas.',
  noLimits: 'Esta persona no mueve dinero aquí.',
  followsRole: 'Lo que se permite depende del rol, en «Acceso y rol».',
  byFeature: 'Por servicio',
  byAccount: 'Por cuenta',
  feature: 'Servicio',
  notOffered: 'No se ofrece',
  partly: (level) => `${level} (en parte)`,
  actionsOf: (selected, all, type) => `${selected} de ${all}, ${type}`,
  insteadOf: (limit, own) => `${limit} (por defecto: ${own})`,
  futureOnly: 'Se aplica a pagos futuros.',

  checkAvailability: 'Comprobar disponibilidad',
  rulesFirst: 'Primero se deben cumplir las reglas.',
  userNameFree: (userName) => `${userName} está disponible.`,
  userNameTaken: 'Este usuario ya existe. Elija otro.',
  userNameUnknown: 'No se ha podido averiguar. Inténtelo de nuevo.',
} satisfies PersonWords as PersonWords;
