import type { Words } from './words';

/** What is put in keeps its own direction and does not move its neighbours. */
const apart = (text: string): string => `\u2068${text}\u2069`;

/** Arabic. */
export default {
  title: 'اعرف الجواب قبل أن تدفع',
  lead: 'اختر شخصًا واكتب مبلغًا. يحسب متصفحك فورًا هل تُنفَّذ الدفعة، ومن يجب أن يوافق عليها، أو لماذا هي غير ممكنة. ويقرر الخادم من جديد عند الإرسال.',
  localDemo: 'عرض محلي',
  language: 'اللغة',
  loading: {
    users: 'جارٍ تحميل مستخدمي العرض',
    rights: 'جارٍ تحميل صلاحيات هذا الشخص',
    engine: 'جارٍ تحميل المحرك',
    payments: 'جارٍ تحميل الدفعات',
  },
  failed: {
    users: 'تعذر تحميل مستخدمي العرض',
    rights: 'تعذر تحميل صلاحيات هذا الشخص',
    engine: 'تعذر تحميل المحرك',
    payments: 'تعذر تحميل الدفعات',
    payment: 'لم تُقبل الدفعة',
  },
  request: (id) => `الطلب ${apart(id)}`,
  noUsers: 'لا يوجد في هذا التثبيت مستخدمون للعرض.',
  offline: 'أنت غير متصل. لا يزال الجواب يتبع ما تكتبه، لكن لا يمكن إرسال شيء.',

  tryAs: {
    label: 'جرّب بصفة',
    note: 'بدلًا من تسجيل الدخول: العرض المحلي وحده يتيح لك اختيار من تكون. البنك والشركات والأشخاص من نسج الخيال.',
    noCompany: 'بلا شركة',
  },
  rolesAt: (roles, company) => `${apart(roles)} لدى ${apart(company)}`,
  cannotPay: (name) => `لا يمكن إجراء دفعات باسم ${apart(name)}`,

  form: {
    heading: (name) => `إجراء دفعة بصفة ${apart(name)}`,
    kind: 'نوع الدفعة',
    account: 'من الحساب',
    amount: 'المبلغ',
    currency: 'العملة',
    date: 'تاريخ التنفيذ',
    submit: 'إرسال الدفعة',
  },
  beforeSubmit: {
    untyped: 'اكتب مبلغًا أولًا.',
    refused: 'صحّح النموذج أولًا.',
    executed: 'يقرر الخادم من جديد ثم ينفذها.',
    pendingApproval: 'يقرر الخادم من جديد ثم ينتظر الموافقات.',
    denied: 'يقرر الخادم من جديد، وسيرفضها للسبب نفسه.',
  },

  verdict: {
    label: 'الجواب',
    waiting: { title: 'اكتب مبلغًا', detail: 'يظهر الجواب هنا أثناء الكتابة.' },
    refused: { title: 'لا جواب بعد', detail: 'لا يمكن الحكم على النموذج كما هو.' },
    detail: {
      executed: 'لا حاجة إلى موافقة أحد آخر.',
      pendingApproval: 'تنتظر حتى يوافق آخرون.',
      denied: 'لن ينفذ البنك هذا.',
    },
    why: {
      executed: 'لماذا تُنفَّذ',
      pendingApproval: 'لماذا تحتاج إلى موافقة',
      denied: 'لماذا هي غير ممكنة',
    },
    withinLimits: 'ضمن ما يمكن لهذا الشخص إرساله بدون موافقة.',
    countsAs: (amount) => `تُحسب ${apart(amount)} ضمن الحدود.`,
    workedOut: (milliseconds) => `حُسب في هذا المتصفح خلال ${apart(milliseconds)} مللي ثانية. لم يُرسل شيء.`,
  },
  approvers: {
    heading: 'من يجب أن يوافق',
    or: (sentence) => `أو: ${sentence}`,
    also: (sentence) => `وأيضًا: ${sentence}`,
    group: (group, people) => `${apart(group)}: ${people}`,
  },
  headroom: {
    heading: 'المبالغ الممكنة (اضغط على أحدها لاستخدامه)',
    withoutApproval: 'بدون موافقة، حتى',
    atMost: 'كحد أقصى',
    unbounded: 'بلا حد',
    use: (amount) => `${apart(amount)}: استخدام هذا المبلغ`,
    thisPayment: 'هذه الدفعة',
    share: (amount, most) => `${apart(amount)} من ${apart(most)}`,
  },

  answer: {
    label: 'جواب الخادم',
    title: {
      executed: 'أُرسلت',
      pendingApproval: 'أُرسلت وتنتظر الموافقة',
      denied: 'لم يُرسل شيء: غير ممكن',
    },
    reference: (id) => `المرجع ${apart(id)}`,
    differs: (outcome) => `كان جواب متصفحك: ${outcome}. تغيّر شيء في هذه الأثناء.`,
  },
  notSent: {
    title: 'أنت غير متصل: لم يُرسل شيء',
    detail: 'ما كتبته لا يزال هنا. عند عودة الاتصال اضغط «إرسال الدفعة» مرة أخرى.',
  },
  unanswered: {
    title: 'لم يصل جواب',
    detail: 'لا يُعرف هل وصلت الدفعة. اضغط «إرسال الدفعة» مرة أخرى لمعرفة ذلك: لا تُنفَّذ إلا مرة واحدة.',
  },
  stale: {
    title: 'لم يُرسل شيء: تغيّر شيء',
    detail: 'تغيرت حدود أو صلاحيات أثناء الكتابة.',
    now: (outcome) => `الآن: ${outcome}. راجعها ثم أرسلها من جديد.`,
  },
  change: {
    lost: (action) => `لم يعد مسموحًا: ${apart(action)}`,
    gained: (action) => `أصبح مسموحًا: ${apart(action)}`,
    onAccount: (action, account) => `${apart(action)} من ${apart(account)}`,
    limit: (action, period, before, after) =>
      `${apart(action)}، الحد (${period}): من ${apart(before)} إلى ${apart(after)}`,
    preApproved: (action, period, before, after) =>
      `${apart(action)}، بدون موافقة (${period}): من ${apart(before)} إلى ${apart(after)}`,
    unlimited: 'بلا حد',
  },

  payments: {
    heading: (name) => `دفعات ${apart(name)}`,
    none: 'لا شيء بعد. تظهر الدفعات المرسلة هنا.',
    amount: 'المبلغ',
    payment: 'الدفعة',
    date: 'التنفيذ',
    status: 'الحالة',
    reason: 'السبب',
    noAmount: 'بلا مبلغ',
    from: (kind, account) => `${apart(kind)}، ${apart(account)}`,
  },
  status: { executed: 'نُفِّذت', pendingApproval: 'تنتظر الموافقة' },

  accounts: {
    heading: (name) => `الحسابات المتاحة لـ ${apart(name)}`,
    none: 'لا يوجد.',
    account: 'الحساب',
    currency: 'العملة',
    rights: 'الصلاحيات',
  },
} satisfies Words as Words;
