import type { ActivateWords, CodeWords, MailWords, PasswordWords, SignInWords } from './session';

export const signIn: SignInWords = {
  title: 'Iniciar sesión',
  bank: 'Banco',
  userName: 'Nombre de usuario',
  password: 'Contraseña',
  verb: 'Iniciar sesión',
  ended: 'Su sesión ha terminado. Inicie sesión de nuevo: lo que estaba haciendo sigue aquí.',
  activate: 'Activar su acceso',
  mail: 'Abrir el buzón de la demostración',
  refused: {
    'sign-in-refused': 'El nombre de usuario o la contraseña no son correctos, o el acceso está bloqueado.',
    'user-not-active': 'El nombre de usuario o la contraseña no son correctos, o el acceso está bloqueado.',
    'code-refused': 'El código no es correcto o ya se ha usado.',
    'link-void': 'Este enlace ya no funciona. Pida uno nuevo.',
    'wrong-password': 'La contraseña actual no es correcta.',
    'same-password': 'Esta es la contraseña que ya tiene. Elija otra.',
  },
  tooOften: (seconds) => `Se ha intentado demasiadas veces. Inténtelo de nuevo dentro de ${seconds} segundos.`,
  fillIn: 'Rellene este campo.',
  offline: 'No hay conexión. Inténtelo de nuevo cuando esté conectado.',
  unanswered: 'No llegó ninguna respuesta. Que sepamos, no se ha cambiado nada; inténtelo de nuevo.',
  toSignIn: 'Ir a iniciar sesión',
};

export const code: CodeWords = {
  title: 'Escriba su código',
  note: 'Su aplicación de autenticación muestra seis cifras para este banco.',
  code: 'Código',
  verb: 'Continuar',
  useRecovery: 'Usar un código de recuperación',
  recoveryNote: 'Cada código de recuperación sirve una sola vez.',
  recoveryCode: 'Código de recuperación',
  useApp: 'Usar la aplicación',
};

export const activate: ActivateWords = {
  title: 'Active su acceso',
  note: 'Elija la contraseña con la que iniciará sesión.',
  noLink: 'Abra el enlace de su invitación',
  noLinkNote: 'El enlace del correo lleva hasta aquí. Si no lo encuentra, pida uno nuevo a un administrador de su empresa.',
  userId: 'Identificador de usuario del correo',
  code: 'Código recibido en el teléfono',
  codeNote: 'El identificador llegó por correo y el código a su teléfono.',
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
  kinds: { invitation: 'Su acceso al banco', code: 'Su código de activación' },
  otherKind: 'Mensaje',
  userName: 'Nombre de usuario',
  userId: 'Identificador de usuario',
  code: 'Código',
  reference: 'Referencia',
  open: 'Activar el acceso',
};
