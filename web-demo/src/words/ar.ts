import account from './account.ar';
import * as adding from './adding.ar';
import audit from './audit.ar';
import create from './create.ar';
import parts from './parts.ar';
import peopleWords from './people.ar';
import person from './person.ar';
import { pluralIn } from './plural';
import * as session from './session.ar';
import type { Words } from './words';

const plural = pluralIn('ar');

/** What is put in keeps its own direction and does not move its neighbours. */
const apart = (text: string): string => `\u2068${text}\u2069`;

const payments = (count: number): string =>
  plural(count, {
    zero: 'لا دفعات',
    one: 'دفعة واحدة',
    two: 'دفعتان',
    few: `${count} دفعات`,
    many: `${count} دفعة`,
    other: `${count} دفعة`,
  });
const people = (count: number): string =>
  plural(count, {
    zero: 'لا أحد',
    one: 'شخص واحد',
    two: 'شخصين',
    few: `${count} أشخاص`,
    many: `${count} شخصًا`,
    other: `${count} شخص`,
  });

/** Arabic. */
export default {
  instead: {
    outcome: { executed: 'تُرسل الآن', denied: 'غير ممكن' },
    problem: {
      'amount-not-positive': 'اكتب مبلغًا أكبر من الصفر.',
      'invalid-amount': 'اكتب مبلغًا صحيحًا.',
      'missing-field': 'املأ هذا الحقل.',
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
    skip: 'الانتقال إلى المحتوى',
    menu: 'القائمة',
    navigation: 'الصفحات',
    localDemo: 'عرض محلي',
    person: 'اللغة والمظهر والشخص',
    language: 'اللغة',
    theme: 'المظهر',
    themes: { system: 'حسب النظام', light: 'فاتح', dark: 'داكن' },
    tryAs: 'التجربة بصفة شخص آخر',
    entities: 'البنك',
    signOut: 'تسجيل الخروج',
    settings: 'اللغة والمظهر',
  },
  pages: {
    account: 'حسابي',
    audit: 'سجل التدقيق',
    mail: 'صندوق البريد',
    home: 'الرئيسية',
    payments: 'الدفعات',
    newPayment: 'دفعة جديدة',
    payment: 'دفعة',
    users: 'جميع المستخدمين',
    newUser: 'إنشاء مستخدم',
    importUsers: 'استيراد مستخدمين',
    user: 'مستخدم',
    notFound: 'الصفحة غير موجودة',
  },
  title: (page, bank) => `${page} – ${apart(bank)}`,

  tryAs: {
    title: 'التجربة بصفة',
    note: 'دون كلمة مرور: البنك والشركات والأشخاص في النسخة المحلية من نسج الخيال.',
    search: 'البحث عن أشخاص',
    nobody: (typed) => `لا أحد يطابق «${apart(typed)}».`,
    noCompany: 'بلا شركة',
  },
  name: apart,
  rolesAt: (roles, company) => `${apart(roles)} لدى ${apart(company)}`,

  states: {
    loading: 'جارٍ التحميل',
    tryAgain: 'إعادة المحاولة',
    offline: 'أنت غير متصل. لا تزال الأجوبة تصل، أما الإرسال فينتظر.',
    listFailed: 'تعذر تحميل القائمة. لم يتغير شيء.',
    pageFailed: 'تعذر تحميل هذه الصفحة. لم يتغير شيء.',
    request: (id) => `الطلب ${apart(id)}`,
    unknown: 'هذه الصفحة غير موجودة أو ليس لك أن تراها.',
    toHome: 'الذهاب إلى الرئيسية',
    noUsers: 'لا يوجد في هذا التثبيت مستخدمون للعرض. أضفهم ثم أعد تحميل الصفحة.',
    clearFilters: 'إزالة عوامل التصفية',
    notActive: 'وصولك غير نشط',
    notPermitted: 'الدفعات غير متاحة لك',
    cannotPay: 'لا يمكنك إجراء دفعات',
    askAdministrator: 'يمكن لأحد المسؤولين في شركتك تغيير ذلك.',
  },

  home: {
    greeting: (name) => `أهلًا ${apart(name)}`,
    latest: 'أحدث الدفعات',
    all: 'كل الدفعات',
    accounts: 'الحسابات المتاحة لك',
    noAccounts: 'لا يوجد حساب متاح لك. يمكن لأحد المسؤولين في شركتك تغيير ذلك.',
    more: 'معرفة المزيد',
    moreOf: (news) => `معرفة المزيد: ${apart(news)}`,
    closeNews: (news) => `إغلاق «${apart(news)}»`,
  },
  accounts: { account: 'الحساب', currency: 'العملة', rights: 'الصلاحيات' },

  payments: {
    none: 'لا توجد دفعات بعد.',
    noneFor: 'تظهر هنا الدفعات التي تدخلها.',
    count: payments,
    countOf: (shown, all) => `${shown} من أصل ${payments(all)}`,
    countFirst: (count) => `أول ${payments(count)}`,
    showMore: 'عرض المزيد',
    filters: 'التصفية',
    done: 'عرض الدفعات',
    search: 'البحث في الدفعات',
    status: 'الحالة',
    anyStatus: 'الكل',
    searched: (typed) => `«${apart(typed)}»`,
    noMatch: (filters) => `لا توجد دفعة تطابق ${filters}.`,
    kind: 'الدفعة',
    amount: 'المبلغ',
    from: 'من',
    date: 'التاريخ',
    next: 'الخطوة التالية',
    noAmount: 'بلا مبلغ',
    called: (kind, amount) => `${apart(kind)}، ${apart(amount)}`,
    nothingMore: 'لم يبقَ شيء.',
    details: (payment) => `تفاصيل ${apart(payment)}`,
    open: 'فتح الدفعة',
    sort: 'الترتيب',
    sorts: { entered: 'الأحدث أولًا', '-date': 'التاريخ، من الأحدث', date: 'التاريخ، من الأقدم' },
  },
  status: { executed: 'أُرسلت', pendingApproval: 'تنتظر' },

  payment: {
    company: 'الشركة',
    forWhom: 'نيابةً عن',
    counted: 'تُحسب ضمن الحدود',
    reference: 'المرجع',
    copy: 'نسخ',
    copied: 'تم النسخ',
    history: 'ما الذي يحدث',
    entered: (by, at) => `أدخلها ${apart(by)} في ${apart(at)}`,
    noApproval: 'لا حاجة إلى أحد آخر.',
    execution: (date) => `تاريخ التنفيذ ${apart(date)}`,
  },

  form: {
    kind: 'نوع الدفعة',
    account: 'من',
    amount: 'المبلغ',
    currency: 'العملة',
    date: 'التاريخ',
    send: 'إرسال الدفعة',
  },
  answer: {
    label: 'الجواب',
    untyped: 'اكتب مبلغًا',
    refused: 'لا جواب بعد',
    within: 'لا حاجة إلى أحد آخر.',
    leftToday: (amount) => `بقي اليوم ${apart(amount)} بدون موافقة.`,
    countsAs: (amount) => `تُحسب ${apart(amount)} ضمن الحدود.`,
    changeTo: (amount) => `التغيير إلى ${apart(amount)}`,
  },
  approvers: {
    someOf: (count, names) => `${count} من ${names}`,
    oneOfMany: (count) => `واحد من ${people(count)}`,
    groupOf: (group) => `أحد أعضاء ${group}`,
    needs: (who) => `تلزم موافقة ${who}.`,
    needsAll: (count, slots) => `تلزم موافقة ${people(count)}: ${slots.join('، و')}.`,
    needsInOrder: (count, slots) => `تلزم موافقة ${people(count)}: أولًا ${slots.join('، ثم ')}.`,
    or: (sentence) => `أو: ${sentence}`,
    also: (sentence) => `وأيضًا: ${sentence}`,
  },
  limits: {
    per: { perTransaction: 'لكل دفعة', daily: 'في اليوم', weekly: 'في الأسبوع', monthly: 'في الشهر' },
    atMost: {
      action: (amount, per, account) => `بحد أقصى ${apart(amount)} ${per} من ${apart(account)}.`,
      group: (amount, per) => `بحد أقصى ${apart(amount)} ${per} لهذه المجموعة من الدفعات.`,
      'contract-action': (amount, per) => `بحد أقصى ${apart(amount)} ${per} للشركة كلها لهذا النوع من الدفعات.`,
      'contract-group': (amount, per) => `بحد أقصى ${apart(amount)} ${per} للشركة كلها لهذه المجموعة من الدفعات.`,
      grant: (amount, per) => `بحد أقصى ${apart(amount)} ${per} نيابةً عن هذا الشخص.`,
    },
    without: (amount, per, account) => `بدون موافقة بحد أقصى ${apart(amount)} ${per} من ${apart(account)}.`,
    used: (amount) => `استُخدم ${apart(amount)}.`,
  },
  headroom: {
    heading: 'المبالغ الممكنة، حتى',
    withoutApproval: 'بدون موافقة',
    withApproval: 'بموافقة',
    unbounded: 'بلا حد',
    use: (amount) => `${apart(amount)}: استخدام هذا المبلغ`,
  },
  bar: {
    label: 'اليوم من هذا الحساب',
    used: (amount) => `استُخدم ${apart(amount)}`,
    free: (amount) => `بقي ${apart(amount)} بدون موافقة`,
    left: (amount) => `بقي ${apart(amount)} إجمالًا`,
    limit: (amount) => `الحد ${apart(amount)} في اليوم`,
  },

  sent: (reference) => `أُرسلت. المرجع ${apart(reference)}`,
  notSent: {
    title: 'لم يُرسل شيء',
    offline: 'أنت غير متصل. ما كتبته لا يزال هنا، فأرسله عند عودة الاتصال.',
    asking: 'نسأل الآن هل وصلت. لا ترسلها مرة أخرى.',
    notArrived: 'لم تصل. أرسلها مرة أخرى: لا تُنفَّذ إلا مرة واحدة.',
    unknown: 'لم يصل جواب ولا يُعرف هل وصلت. أرسلها مرة أخرى لمعرفة ذلك: لا تُنفَّذ إلا مرة واحدة.',
    refused: 'لم تُقبل الدفعة',
    stale: 'تغيرت حدودك أثناء الكتابة. لم يُرسل شيء.',
    attention: (count) =>
      plural(count, {
        one: 'أمر واحد يحتاج إلى انتباهك',
        two: 'أمران يحتاجان إلى انتباهك',
        few: `${count} أمور تحتاج إلى انتباهك`,
        other: `${count} أمرًا يحتاج إلى انتباهك`,
      }),
  },
  change: {
    lost: (action) => `لم يعد مسموحًا: ${apart(action)}`,
    gained: (action) => `أصبح مسموحًا: ${apart(action)}`,
    onAccount: (action, account) => `${apart(action)} من ${apart(account)}`,
    limit: (action, period, before, after) => `${apart(action)}، بحد أقصى ${apart(after)} ${period} (قبل ذلك: ${apart(before)})`,
    preApproved: (action, period, before, after) =>
      `${apart(action)}، بدون موافقة بحد أقصى ${apart(after)} ${period} (قبل ذلك: ${apart(before)})`,
    unlimited: 'بلا حد',
  },
} satisfies Words as Words;
