/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "name-lists.h"

#include "name-words.h"

/* Given and family names that people write in other meanings too, in the
 * languages of the program; and what shops and offices are called. */
static const char common[] =
    "abril abbey abby amber amor angel angeles apple april archer art august autumn baker bank "
    "barber bar bay bean bear bell belle berry best bill bird bishop black blanca blanco blue bond "
    "bravo bridge brook brooks brown bueno burns bush butcher butler caballero cafe calvo campo "
    "candy carpenter case casa castillo centro chance charity chase christian church city clara "
    "claro clay club coffee cole colmenero cook cooper corral costa cox cross crystal cruz daisy "
    "dale dawn day days dean delgado dia dolores drew duke earl early east eden esperanza estudio "
    "farmer faith fair favor feliz fiel field fields film films fisher flor flores food foods "
    "forest fox franco frank friend fuentes galeria gallego gallery garden gene gentle gift ginger "
    "glass gold good grace grand grant gray green grey grupo guerra guy hall hand harbor harbour "
    "harmony hart hazel heart hidalgo high hill hills hobbs holiday holly home honor hope hotel "
    "house hunt hunter inn ivy jack jade jasmine jay jean jewel job joy judge july june junior key "
    "keys kind king klein knight koch lago lake lamb lane lang law leal leon libertad lily linda "
    "little lobo long lopes love lucero luna luz major major mapa mar marina mark market marks "
    "marsh mason max may media melody mercedes merced merry miles mill miller misty monday montero "
    "moon moral moreno morales music neu new nieto nieve noble norm north nova nuevo oak office "
    "oficina olive oro page palace paloma palmer park parks parra pat patience paz pearl penny "
    "pepper perla pescador pilar pine plaza poet pope post potter power prado price primo prince "
    "prudence queen rainbow ray red reed reina restaurant reed rey reyes rice rich ring rio river "
    "rivera rivers rob robin robles roja rojo roman roman rosa rosario rose roth rubio ruby rush "
    "russet sage salas salt salud sand sandy santa santos schwarz serena serrano shade sharp shop "
    "short silva silver singer sky small smart sol sommer south spring star stern still stone "
    "store strong studio sue summer sun sunny sutton tate taylor teacher temple terry tienda "
    "tiffany torres tower town trinity true trueman underwood union usual valley vega verde victor "
    "victoria vidal viola violet virtudes wade walker wall walls ward water waters way weaver weber "
    "webb weiss welcome wells west white wild will williams winner winter winters wise wolf wood "
    "woods work works worth wren york young";

static const char titles[] = "mr mrs ms miss mx dr dra prof sir lady lord madam mister herr frau sr "
                             "sra srta don dona senor senora senorita mme mlle monsieur madame";

static const char particles[] =
    "a al and af ab ag am an as au av ben bin bint bv co company corp d da das de degli dei del "
    "della der des di do dos du e el en et for fr gmbh hijos hermanos ibn inc in kg l la las le lda "
    "llc llp los ltd limited mac mc nv o of oder on oy och plc s sa sarl sas sl slu sociedad son "
    "sons spa srl st te ten ter the to ug und van von y zu zum zur";

static const char placeholders[] =
    "anonimo anonima anonym anonymous unknown unnamed desconocido desconocida unbekannt guest "
    "invitado invitada gast customer cliente clienta kunde client user usuario usuaria nutzer test "
    "prueba none ninguno ninguna nobody na null nil no name nombre person persona respondent "
    "encuestado encuestada participant participante company empresa";

static void
add_words (GHashTable *table, const char *list, SonderNameSort sort)
{
  SonderNameWord word;

  while (sonder_name_word_next (&list, &word))
    {
      guint64 *hash = g_new (guint64, 1);

      *hash = word.hash;
      g_hash_table_insert (table, hash, GUINT_TO_POINTER (sort));
    }
}

static GHashTable *
create_table (void)
{
  GHashTable *table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  add_words (table, common, SONDER_NAME_COMMON);
  add_words (table, titles, SONDER_NAME_TITLE);
  add_words (table, particles, SONDER_NAME_PARTICLE);
  add_words (table, placeholders, SONDER_NAME_PLACEHOLDER);

  return table;
}

/**
 * sonder_name_sort:
 * @hash: of a word: see name-words.h
 *
 * Returns: what the word is worth as a name
 */
SonderNameSort
sonder_name_sort (guint64 hash)
{
  static GHashTable *table = NULL;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, create_table ());

  return (SonderNameSort)GPOINTER_TO_UINT (g_hash_table_lookup (table, &hash));
}
