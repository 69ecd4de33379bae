import type { PersonWords } from './person';
import { pluralIn } from './plural';
import { stopped } from './stopped';

const plural = pluralIn('ar');

/** What is put in keeps its own direction and does not move its neighbours. */
const apart = (text: string): string => `\u2068${text}\u2069`;

const accounts = (count: number): string =>
  plural(count, {
    zero: 'لا حسابات',
    one: 'حساب واحد',
    two: 'حسابان',
    few: `${count} حسابات`,
    many: `${count} حسابًا`,
    other: `${count} حساب`,
  });
const companies = (count: number): string =>
  plural(count, {
    zero: 'لا شركات',
    one: 'شركة واحدة',
    two: 'شركتين',
    few: `${count} شركات`,
    many: `${count} شركة`,
    other: `${count} شركة`,
  });
const changes = (count: number): string =>
  plural(count, {
    zero: 'بلا تغييرات',
    one: 'تغيير واحد',
    two: 'تغييرين',
    few: `${count} تغييرات`,
    many: `${count} تغييرًا`,
    other: `${count} تغيير`,
  });
const limits = (count: number): string =>
  plural(count, {
    zero: 'لا حدود',
    one: 'حد واحد',
    two: 'حدان',
    few: `${count} حدود`,
    many: `${count} حدًا`,
    other: `${count} حد`,
  });

export default {
  sections: 'الأقسام',
  section: {
    details: 'البيانات',
    access: 'الوصول والدور',
    permissions: 'صلاحيات الحسابات',
    other: 'صلاحيات أخرى',
    limits: 'الحدود',
  },
  fields: {
    firstName: 'الاسم الأول',
    middleName: 'الاسم الأوسط',
    lastName: 'اسم العائلة',
    birthDate: 'تاريخ الميلاد',
    email: 'البريد الإلكتروني',
    phone: 'الهاتف',
    ssn: 'رقم الضمان الاجتماعي',
    licence: 'رخصة القيادة',
    userName: 'اسم المستخدم',
  },
  phoneCountry: 'بلد رقم الهاتف',
  ssnHint: 'تسعة أرقام. لا يمكن تغييره أبدًا.',
  licenceNow: (last4) => `الآن ${apart(`•• ${last4}`)}. اتركه فارغًا للإبقاء عليه.`,
  fixed: 'لا يمكن تغيير رقم الضمان الاجتماعي واسم المستخدم أبدًا.',
  none: 'لا يوجد',
  show: 'إظهار',
  hide: 'إخفاء',
  showNumber: (field) => `إظهار ${field}`,
  recorded: 'سُجل أنك رأيته.',
  notShown: 'تعذر إظهاره.',

  edit: 'تعديل',
  editSection: (section) => `تعديل ${section}`,
  keep: 'اعتماد',
  unsent: 'لم يُرسل بعد',
  update: 'تحديث',
  saveTitle: (name, count) => `هل تريد تحديث ${apart(name)} بإجراء ${changes(count)}؟`,
  saved: (name) => `حُدثت بيانات ${apart(name)}.`,
  notSaved: 'لم يتغير شيء آخر',
  changed: (field, before, after) => `${field}: ${apart(after)} (قبل ذلك: ${apart(before)})`,
  secretChanged: (field) => `${field}: رقم آخر`,
  attention: (field, issue) => `${field}: ${issue}`,
  stillNeeded: (what) => stopped(`ما زال مطلوبًا: ${what}`),
  needed: {
    company: 'شركة',
    roleAt: (company) => `الدور لدى ${apart(company)}`,
    accountAt: (company) => `حساب من حسابات ${apart(company)}`,
    userNameChecked: 'التحقق من توفر اسم المستخدم',
  },

  since: (at, reason) => `منذ ${apart(at)}: ${apart(reason)}`,
  invited: (at, until) => `أُرسل الرابط في ${apart(at)} ويعمل حتى ${apart(until)}.`,
  lockedUntil: (at) => `كلمات مرور خاطئة كثيرة. ينتهي القفل من تلقاء نفسه في ${apart(at)}.`,
  invitationOver: (until) => `كان الرابط يعمل حتى ${apart(until)}. أرسل رابطًا آخر.`,
  notInvited: 'لا يعمل أي رابط حاليًا. أرسل رابطًا.',
  noDetails: 'ليس لدى البنك بيانات عن هذا الشخص بعد.',
  noDetailsNext: 'اطلب من البنك إضافتها. يمكن تعديلها هنا بعد ذلك.',
  ownRecord: 'لا يمكنك تغيير صلاحياتك بنفسك.',
  screening: {
    name: 'الفحص',
    found: (state, at) =>
      state === 'hit'
        ? `تطابق في ${apart(at)}: على البنك البت فيه`
        : state === 'cleared'
          ? `تطابق بتّ فيه البنك (فُحص في ${apart(at)})`
          : `لم يُعثر على شيء في ${apart(at)}`,
    waits: (name) => `على البنك التحقق من ${apart(name)} قبل تفعيل الوصول`,
    whoClears:
      'لا يستطيع البت في ذلك إلا موظفو البنك، ولا أحد في شركتك. لا يعمل الرابط حتى ذلك الحين. إن كان الاسم أو تاريخ الميلاد أو رقم الضمان الاجتماعي غير صحيح، فصحح البيانات واطلب الفحص مرة أخرى.',
    again: 'الفحص مرة أخرى',
    stillHit: 'أُعيد الفحص: ما زال على البنك البت فيه.',
  },
  certificate: 'حفظ الشهادة',
  certificateSaved: (name, file) => `ما يستطيع ${apart(name)} فعله اليوم محفوظ في ${apart(file)}.`,

  companiesChosen: (count, all) => `اختير ${count} من أصل ${companies(all)}`,
  allCompanies: (count) => `كل الشركات (${count})`,
  accountsOf: (selected, all) => `الحسابات: ${selected} من ${all}`,
  allAccounts: (count) => `كل الحسابات (${count})`,
  roleNotYours: 'ليس لديك هذا، لذا لا يمكنك منحه.',
  chooseRole: 'اختر دورًا',
  automaticAccess: 'إضافة الحسابات الجديدة تلقائيًا',
  newAccounts: 'الحسابات الجديدة',
  addedByThemselves: 'تضاف تلقائيًا',
  notAdded: 'لا تضاف',
  cannotGive: 'لا يمكنك منح هذا كما هو',
  more: (count) => `${count} أخرى`,
  effect: 'ما الذي يغيره هذا',
  resets: (company, permissions, count) =>
    `${apart(company)}: يعاد ضبط ${changes(permissions)} في الصلاحيات و${limits(count)}.`,
  gains: (actions) => `صار مسموحًا: ${actions}.`,
  loses: (actions) => `لم يعد مسموحًا: ${actions}.`,
  companyAdded: (company, roles, count) => `${apart(company)}: ${roles}، ${accounts(count)}`,
  companyRemoved: (company) => `${apart(company)}: لم يعد هناك وصول`,
  roleChanged: (company, roles, before) => `${apart(company)}: ${roles} بدلًا من ${before}`,
  accountsChanged: (company, before, after) => `${apart(company)}: ${accounts(after)} (قبل ذلك: ${before})`,
  automaticChanged: (company, isOn) =>
    isOn ? `${apart(company)}: تضاف الحسابات الجديدة تلقائيًا` : `${apart(company)}: لا تضاف الحسابات الجديدة`,
  removeTitle: (name, list) => `هل تريد إزالة ${apart(name)} من ${list}؟`,
  removeOnly: (name, list) => `لن يستطيع ${apart(name)} التصرف نيابة عن ${list}. يبقى كل ما عدا ذلك.`,
  noneLeft: (name, list) => `من دون ${list} لا تبقى أي شركة: سيُعلق وصول ${apart(name)}.`,
  remove: 'إزالة',
  noCompany: 'لا توجد شركة متاحة لهذا الشخص.',
  noCompanyNext: 'يستطيع من يملك تعديل هذا الشخص منحه شركة، في «الوصول والدور».',

  noPermissions: 'لم يُمنح شيء على الحسابات هنا.',
  noOther: 'لم يُمنح شيء عدا الحسابات هنا.',
  noLimits: 'هذا الشخص لا يحرك أموالًا هنا.',
  followsRole: 'ما يُسمح به يتبع الدور، في «الوصول والدور».',
  byFeature: 'حسب الخدمة',
  byAccount: 'حسب الحساب',
  feature: 'الخدمة',
  notOffered: 'غير متاح',
  partly: (level) => `${level} (جزئيًا)`,
  actionsOf: (selected, all, type) => `${selected} من ${all}، ${type}`,
  insteadOf: (limit, own) => `${apart(limit)} (الافتراضي: ${apart(own)})`,
  futureOnly: 'يسري على الدفعات المقبلة.',

  checkAvailability: 'التحقق من التوفر',
  rulesFirst: 'يجب استيفاء القواعد أولًا.',
  userNameFree: (userName) => `${apart(userName)} متاح.`,
  userNameTaken: 'اسم المستخدم هذا مأخوذ. اختر اسمًا آخر.',
  userNameUnknown: 'تعذرت معرفة ذلك. حاول مرة أخرى.',
} satisfies PersonWords as PersonWords;
