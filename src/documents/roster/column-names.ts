/** The kinds of columns of a class list. `first` and `last` make the name together. */
export type Meaning = 'id' | 'login' | 'name' | 'first' | 'last' | 'email' | 'group' | 'role' | 'host';

/** The columns of labcheck's own rosters beside the lab's parameters, in the order in which they are written. */
export const rosterColumns = ['id', 'name', 'host', 'user', 'language', 'group', 'email'] as const;

/**
 * Headers as Moodle, Canvas, Gradescope and GitHub Classroom write them, in the languages in which Moodle is used here:
 * English, Czech, Slovak, Spanish, Galician, Portuguese, Russian, German, French, Italian, Polish.
 */
const words: Readonly<Record<Meaning, string>> = {
  id: `ID|ID number|Student ID|Student number|SID|SIS User ID|SIS ID|Identifier|Roster identifier|Registration number|Matriculation number
    |Identifikační číslo|Osobní číslo|UČO|ID číslo|Identifikačné číslo
    |Número de ID|Número de identificación|ID de estudiante|Número de matrícula|Matrícula|DNI|Número de identificação
    |Идентификационный номер|Индивидуальный номер|Номер студенческого билета|Номер зачётной книжки|Номер зачетной книжки
    |ID-Nummer|Matrikelnummer|Numéro d'identification|Numéro d'étudiant|Numéro étudiant
    |Codice identificativo|Matricola|Numero di matricola|Numer ID|Numer albumu|Numer identyfikacyjny`,
  login: `Username|User name|Login|Login ID|SIS Login ID|GitHub username|Uživatelské jméno|Používateľské meno
    |Nombre de usuario|Usuario|Nome de usuario|Nome de utilizador|Имя пользователя|Логин
    |Anmeldename|Benutzername|Nom d'utilisateur|Nome utente|Nazwa użytkownika`,
  name: `Name|Full name|Student|Student name|Celé jméno|Jméno a příjmení|Jméno|Celé meno|Meno a priezvisko|Meno
    |Nombre completo|Nombre y apellidos|Nombre|Nome completo|Nome e apelidos|Nome|Полное имя|ФИО|Имя
    |Vollständiger Name|Nom complet|Nom|Nome e cognome|Imię i nazwisko`,
  first: `First name|FirstName|Given name|Forename|Křestní jméno|Krstné meno|Nombres|Nome próprio|Primeiro nome|Vorname|Prénom|Imię`,
  last: `Last name|LastName|Surname|Family name|Příjmení|Priezvisko|Apellido(s)|Apellidos|Apellido|Apelidos|Apelido(s)|Apelido|Sobrenome
    |Фамилия|Nachname|Familienname|Nom de famille|Cognome|Nazwisko`,
  email: `Email address|Email|Mail|E-mailová adresa|Emailová adresa|Dirección de correo|Dirección de correo electrónico|Dirección email
    |Correo electrónico|Correo|Enderezo de correo|Enderezo de correo electrónico|Endereço de e-mail|Endereço de correio eletrónico
    |Адрес электронной почты|Электронная почта|E-Mail-Adresse|Adresse de courriel|Courriel|Adresse e-mail
    |Indirizzo email|Adres e-mail|Adres poczty elektronicznej`,
  group: `Group|Groups|Group name|Section|Sections|Team|Skupina|Skupiny|Studijní skupina|Grupo|Grupos|Sección
    |Группа|Группы|Gruppe|Gruppen|Groupe|Groupes|Gruppo|Gruppi|Grupa|Grupy`,
  role: `Role|Roles|Role v kurzu|Rol|Роль|Роли|Rolle|Rollen|Rôle|Ruolo|Rola`,
  host: `Hostname|IP|IP address|IP adresa|Dirección IP|IP-адрес|IP-Adresse|Adresse IP`,
};

/** Case, hyphens, underscores, dots, brackets and apostrophes make no difference in a header. */
export const normalHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[-\u2010\u2011.*:()'\u2019"]/g, '')
    .replace(/[_\s]+/g, ' ')
    .trim();

const meanings: ReadonlyMap<string, Meaning> = new Map(
  Object.entries(words).flatMap(([meaning, headers]) =>
    headers.split('|').map((header) => [normalHeader(header), meaning as Meaning] as const),
  ),
);

/**
 * These are a first name where a last name stands beside them, a last name beside a first one, and else the whole
 * name.
 */
const ambiguous: ReadonlySet<string> = new Set(
  ['Name', 'Jméno', 'Meno', 'Nombre', 'Nome', 'Имя', 'Nom'].map(normalHeader),
);

/** The meaning of each header of a table; undefined for a header that no system writes. */
export const meaningsOf = (headers: readonly string[]): (Meaning | undefined)[] => {
  const found = headers.map((header) => meanings.get(normalHeader(header)));
  const [hasFirst, hasLast] = [found.includes('first'), found.includes('last')];
  if (hasFirst === hasLast) return found;
  return found.map((meaning, index) => {
    if (meaning !== 'name' || !ambiguous.has(normalHeader(headers[index]!))) return meaning;
    return hasLast ? 'first' : 'last';
  });
};
