import type { EntityWords, ImportingWords } from './adding';
import { pluralIn } from './plural';

const plural = pluralIn('ar');

/** What is put in keeps its own direction and does not move its neighbours. */
const apart = (text: string): string => `\u2068${text}\u2069`;

const users = (count: number): string =>
  plural(count, {
    zero: 'لا مستخدمين',
    one: 'مستخدم واحد',
    two: 'مستخدمان',
    few: `${count} مستخدمين`,
    many: `${count} مستخدمًا`,
    other: `${count} مستخدم`,
  });
const rows = (count: number): string =>
  plural(count, {
    zero: 'لا صفوف',
    one: 'صف واحد',
    two: 'صفان',
    few: `${count} صفوف`,
    many: `${count} صفًا`,
    other: `${count} صف`,
  });

export const importing: ImportingWords = {
  hint: 'ملف قيم تفصل بينها فواصل: سطر بأسماء الأعمدة ثم صف لكل مستخدم. تُفصل عدة أدوار أو حسابات بالعلامة ;. يُجرَّب الملف أولًا ولا يُنشأ شيء بعد.',
  choose: 'اختيار ملف',
  goOn: 'متابعة',
  create: (count) => `إنشاء ${users(count)}`,
  noneGood: 'لا يمكن إنشاء أي صف من هذا الملف.',
  trying: (file) => `تجربة ${apart(file)}`,
  creating: (file) => `إنشاء مستخدمي ${apart(file)}`,
  progress: (done, all) => `${done} من أصل ${rows(all)}`,
  stopped: (row) => `توقف عند الصف ${row}. تابع: لا يُرسل شيء مرتين.`,
  unreadable: 'لا يمكن استيراد هذا الملف. لم يُرسل شيء.',
  template: 'السطر الأول من الملف',
  problem: {
    'user-name-taken': 'اسم المستخدم هذا لدى شخص آخر',
    'email-taken': 'عنوان البريد الإلكتروني هذا لدى شخص آخر',
    'ssn-taken': 'في العقد مستخدم بهذا الرقم',
    'unknown-here': 'غير موجود أو لا يحق لك رؤيته',
    'given-twice': 'مكرر',
    'role-missing': 'ينقص دور',
    'account-missing': 'ينقص حساب',
    'customer-missing': 'تنقص شركة',
    'too-short': 'قصير جدًا',
    'too-long': 'طويل جدًا',
    'character-not-allowed': 'فيه حرف غير مسموح به',
    'control-character': 'فيه حرف لا يُرى',
    'hidden-character': 'فيه حرف لا يُرى',
    'too-many-bytes': 'طويل جدًا',
    'too-young': 'العمر أقل من المسموح',
    'year-too-early': 'السنة مبكرة جدًا',
    'reserved-word': 'هذه الكلمة محجوزة',
    'contains-word': 'يحتوي على كلمة غير مسموح بها',
    required: 'مطلوب',
    'no-file': 'ليست لكل الصفوف أعمدة السطر الأول.',
    'unknown-column': 'في السطر الأول عمود غير معروف أو مكرر.',
    'idempotency-key-reused': 'تغيّر هذا الصف منذ إرساله',
  },
  field: {
    customer: 'الشركة',
    roles: 'الأدوار',
    accounts: 'الحسابات',
    automaticAccess: 'إضافة الحسابات الجديدة تلقائيًا',
  },
  show: 'أي الصفوف',
  all: (count) => `الكل (${count})`,
  problems: (count) => `مشكلات (${count})`,
  summary: (good, refused, isTrial) =>
    `${isTrial ? 'يمكن إنشاء' : 'أُنشئ'}: ${users(good)}. يحتاج إلى انتباه: ${rows(refused)}.`,
  noProblems: 'لا يحتاج أي صف إلى انتباه.',
  row: 'الصف',
  result: 'النتيجة',
  good: 'يمكن إنشاؤه',
  refused: 'يحتاج إلى انتباه',
  created: (reference) => `أُنشئ، المرجع ${apart(reference)}`,
};

export const entity: EntityWords = {
  title: (name) => `إضافة ${apart(name)} إلى كيان آخر`,
  check: 'راجع قبل الإضافة',
  hint: 'يصير الشخص نفسه مستخدمًا في الكيانين ويسجل الدخول في كل منهما.',
  entity: 'الكيان',
  chooseEntity: 'اختر كيانًا',
  alreadyThere: 'مستخدم هناك بالفعل.',
  onlyOne: 'أنت تعمل في كيان واحد فقط، فلا يوجد كيان آخر لإضافة أحد إليه.',
  copiedDetails: 'تؤخذ كما هي',
  copiedNote: 'البريد والهاتف ورقم الضمان ورخصة القيادة هي نفسها للمستخدم.',
  customRole: 'الدور المخصص المنسوخ',
  noCustomRole: 'لا شيء: الدور والحسابات كما تُختار أدناه',
  group: 'مجموعة التوقيع',
  noGroup: 'لا شيء',
  goOn: 'متابعة',
  back: 'رجوع',
  add: 'إضافة المستخدم',
  notAdded: 'لم يُضف أحد',
  added: (name, place) => `صار ${apart(name)} مستخدمًا في ${apart(place)}.`,
  needsEntity: 'كيان',
};
