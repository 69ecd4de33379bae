import { pluralIn } from './plural';
import type { ActivateWords, CodeWords, EnrolWords, MailWords, PasswordWords, SecondFactorWords, SignInWords } from './session';

const plural = pluralIn('es-ES');

export const signIn: SignInWords = {
  title: 'Iniciar sesión',
  bank: 'Banco',
  userName: 'Nombre de usuario',
  password: 'Contraseña',
  verb: 'Iniciar sesión',
  ended: 'Su sesión ha terminado. Inicie sesión de nuevo: lo que estaba haciendo sigue aquí.',
  activate: 'Activar su acceso',
  demoPassword: (password) => `El formulario también los acepta: los nombres son como ana.torres y la contraseña es «${password}».`,
  mail: 'Abrir el buzón de la demostración',
  refused: {
    'sign-in-refused': 'El nombre de usuario o la contraseña no son correctos, o el acceso está bloqueado.',
    'user-not-active': 'El nombre de usuario o la contraseña no son correctos, o el acceso está bloqueado.',
    'link-void': 'Este enlace ya no funciona. Pida uno nuevo.',
    'screening-pending': 'El banco aún está comprobando sus datos. El enlace funcionará cuando termine; pregunte al administrador de su empresa.',
    'wrong-password': 'La contraseña actual no es correcta.',
    'same-password': 'Esta es la contraseña que ya tiene. Elija otra.',
  },
  tooOften: (seconds) => `Se ha intentado demasiadas veces. Inténtelo de nuevo dentro de ${seconds} segundos.`,
  fillIn: 'Rellene este campo.',
  bankUnknown: 'Aún no se sabe de qué banco es esta página. Espere un momento e inicie sesión de nuevo.',
  offline: 'No hay conexión. Inténtelo de nuevo cuando esté conectado.',
  unanswered: 'No llegó ninguna respuesta. Que sepamos, no se ha cambiado nada; inténtelo de nuevo.',
  toSignIn: 'Ir a iniciar sesión',
};

export const code: CodeWords = {
  title: 'Escriba su código',
  note: 'Su aplicación de autenticación muestra seis cifras para este banco.',
  code: 'Código',
  over: 'El tiempo de este paso ha terminado o el código fue incorrecto demasiadas veces. Inicie sesión de nuevo.',
  refused: 'El código no es correcto o ya se ha usado.',
  verb: 'Continuar',
  useRecovery: 'Usar un código de recuperación',
  recoveryNote: 'Cada código de recuperación sirve una sola vez.',
  recoveryCode: 'Código de recuperación',
  useApp: 'Usar la aplicación',
};

export const enrol: EnrolWords = {
  title: 'Darse de alta en su empresa',
  link: 'Darse de alta en su empresa',
  note: 'Para personas que el banco ya conoce. La invitación llega a la dirección y al teléfono que el banco tiene de usted.',
  company: 'Empresa',
  companyHint: 'El número que el banco dio a su empresa.',
  userNameHint: 'Si alguien ya lo tiene, se añaden cuatro caracteres; el mensaje indica cuál es su nombre.',
  verb: 'Pedir acceso',
  sent: 'Si el banco le conoce por estos datos, recibirá una invitación.',
  sentDetail: 'Llega a la dirección y al teléfono que constan en el banco. Si en una hora no llega nada, pregunte a su banco.',
};

export const activate: ActivateWords = {
  title: 'Active su acceso',
  note: 'Elija la contraseña con la que iniciará sesión.',
  userId: 'Identificador de usuario del correo',
  code: 'Código recibido en el teléfono',
  codeNote: 'El identificador llegó por correo y el código a su teléfono.',
  newCode: 'Enviar otro código',
  codeSent: 'Si el identificador es conocido, otro código va camino del teléfono. El anterior ya no funciona.',
  nameOpen: 'Escriba primero su identificador de usuario.',
  codeOpen: 'Escriba el código recibido en el teléfono.',
  verb: 'Activar',
  done: 'Su acceso está activo. Inicie sesión con la contraseña que ha elegido.',
};

export const password: PasswordWords = {
  firstTitle: 'Elija una contraseña nueva',
  firstNote: 'Antes de continuar, elija una contraseña que solo usted conozca.',
  current: 'Contraseña actual',
  new: 'Contraseña nueva',
  show: 'Mostrar la contraseña',
  rules: 'Reglas de la contraseña',
  met: 'se cumple',
  notMet: 'aún no se cumple',
  currentOpen: 'Escriba primero su contraseña actual.',
  rulesOpen: 'La contraseña nueva aún no cumple todas las reglas.',
  verb: 'Cambiar la contraseña',
  changed: 'Su contraseña se ha cambiado. En todos los demás sitios se ha cerrado la sesión.',
};

export const mail: MailWords = {
  title: 'Buzón',
  note: 'Lo que la demostración ha enviado por correo y teléfono. Nada sale de este equipo.',
  none: 'Todavía no hay mensajes.',
  noneNote: 'Invite a alguien y el mensaje aparecerá aquí.',
  notHere: 'Solo hay buzón en la demostración local.',
  to: (recipient) => `Para ${recipient}`,
  channels: { email: 'Correo', phone: 'Teléfono' },
  kinds: { invitation: 'Su acceso al banco', 'user-id': 'Su identificador de usuario', 'activation-code': 'Su código de activación' },
  otherKind: 'Mensaje',
  userName: 'Nombre de usuario',
  userId: 'Identificador de usuario',
  code: 'Código',
  reference: 'Referencia',
  open: 'Activar el acceso',
};

export const secondFactor: SecondFactorWords = {
  title: 'Segundo factor',
  firstTitle: 'Configure un segundo factor',
  firstNote: 'Su banco pide un código de una aplicación de autenticación además de la contraseña. Configúrelo antes de continuar.',
  off: 'Con un segundo factor, la contraseña por sí sola no deja entrar a nadie: una aplicación de autenticación en su teléfono muestra un código.',
  on: (left) =>
    plural(left, {
      one: 'El segundo factor está activado. Queda 1 código de recuperación.',
      other: `El segundo factor está activado. Quedan ${left} códigos de recuperación.`,
    }),
  setUp: 'Configurar un segundo factor',
  remove: 'Desactivar el segundo factor',
  removed: 'El segundo factor está desactivado.',
  openApp: 'Abra una aplicación de autenticación en su teléfono.',
  enterKey: 'Escriba allí esta clave: ',
  openLink: 'O ábrala en una aplicación de este equipo',
  typeCode: 'Escriba las seis cifras que muestra la aplicación.',
  code: 'Código de la aplicación',
  confirm: 'Activar',
  codeRefused: 'El código no es correcto. Use el que la aplicación muestra ahora.',
  keepCodes: 'Guarde estos códigos de recuperación. Solo se muestran ahora.',
  codes: 'Códigos de recuperación',
  kept: 'Los he guardado',
};
