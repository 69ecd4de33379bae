import type { PeopleWords } from './people';
import { pluralIn } from './plural';

const plural = pluralIn('es-ES');
const people = (count: number): string => plural(count, { one: '1 persona', other: `${count} personas` });

export default {
  you: 'Usted',
  none: 'N/D',
  search: 'Buscar personas',
  showPeople: 'Ver personas',
  any: 'Todos',
  contract: 'Contrato',
  sort: 'Orden',
  sorts: {
    name: 'Nombre, de la A a la Z',
    '-name': 'Nombre, de la Z a la A',
    role: 'Rol, de la A a la Z',
    '-role': 'Rol, de la Z a la A',
    userName: 'Usuario, de la A a la Z',
    '-userName': 'Usuario, de la Z a la A',
    status: 'Estado, nuevos primero',
    '-status': 'Estado, bloqueados primero',
  },
  name: 'Nombre',
  fullName: 'Nombre completo',
  role: 'Rol',
  userName: 'Usuario',
  status: 'Estado',
  actions: 'Acciones',
  lastSignIn: 'Último acceso',
  email: 'Correo electrónico',
  phone: 'Teléfono',
  details: (name) => `Detalles de ${name}`,
  count: people,
  countOf: (matching, all) => `${matching} de ${people(all)}`,
  nobody: 'Todavía no hay nadie que pueda actuar por sus empresas.',
  noMatch: (filters) => `Nadie coincide con ${filters}.`,
  manage: 'Gestionar usuario',
  viewPermissions: 'Ver permisos',
  addToEntity: 'Añadir a otra entidad',
  export: 'Exportar',
  exported: (file) => `Las personas que aparecen aquí están guardadas como ${file}.`,
  notEverywhere: (name) => `Solo puede cambiar el estado de ${name} con este permiso en todas sus empresas.`,
  notYourself: 'No puede suspenderse a sí mismo.',
  act: {
    resendInvitation: 'Reenviar enlace',
    deactivateInvitation: 'Anular enlace',
    suspend: 'Suspender',
    activate: 'Activar',
    unlock: 'Desbloquear',
  },
  actOn: {
    resendInvitation: (name) => `Reenviar enlace a ${name}`,
    suspend: (name) => `Suspender a ${name}`,
    activate: (name) => `Activar a ${name}`,
    unlock: (name) => `Desbloquear a ${name}`,
  },
  suspend: {
    title: (name) => `¿Suspender a ${name}?`,
    signedOut: (name) => `La sesión de ${name} se cierra de inmediato.`,
    then: 'A partir de entonces:',
    nothingStops: 'Otras personas pueden seguir aprobando todo lo que espera aprobación.',
    unknown: 'No se ha podido averiguar qué depende de esta persona.',
    reason: 'Motivo',
    reasonKept: 'Se guarda en la auditoría.',
    lastAdministrator: (name) => `Nadie más que ${name} puede gestionar los usuarios de un contrato, así que el acceso sigue activo.`,
    reasonNeeded: 'Indique un motivo.',
  },
  confirm: {
    activate: {
      title: (name) => `¿Activar a ${name}?`,
      consequences: (name) => [`${name} puede volver a iniciar sesión, con el mismo usuario y la misma contraseña.`],
    },
    unlock: {
      title: (name) => `¿Desbloquear a ${name}?`,
      consequences: (name) => [`${name} puede volver a intentarlo de inmediato. La contraseña no cambia.`],
    },
    resendInvitation: {
      title: (name) => `¿Reenviar el enlace a ${name}?`,
      consequences: (_, email) => [
        `Se envía un enlace nuevo a ${email}. Es válido durante 72 horas.`,
        'El enlace anterior deja de funcionar ahora.',
      ],
    },
    deactivateInvitation: {
      title: (name) => `¿Anular el enlace de ${name}?`,
      consequences: (name) => [
        `El enlace deja de funcionar ahora. ${name} no puede iniciar sesión hasta que se envíe otro.`,
      ],
    },
  },
  done: {
    suspend: (name) => `${name}: acceso suspendido.`,
    activate: (name) => `${name}: acceso activo de nuevo.`,
    unlock: (name) => `${name}: acceso desbloqueado.`,
    resendInvitation: (name) => `Se ha enviado un enlace nuevo a ${name}.`,
    deactivateInvitation: (name) => `El enlace de ${name} ya no funciona.`,
  },
  notDone: {
    suspend: (name) => `No se ha suspendido a ${name}`,
    activate: (name) => `No se ha activado a ${name}`,
    unlock: (name) => `No se ha desbloqueado a ${name}`,
    resendInvitation: (name) => `No se ha enviado ningún enlace a ${name}`,
    deactivateInvitation: (name) => `No se ha anulado el enlace de ${name}`,
  },
  rights: {
    viewUsers: 'Ver usuarios',
    createUsers: 'Crear usuarios',
    manageUsers: 'Gestionar usuarios',
    activateUsers: 'Activar y suspender usuarios',
  },
} satisfies PeopleWords as PeopleWords;
