package dev.rebote.classify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words in which replies of many languages ask to wait and tell how long. */
final class WaitWords {

    private static final Set<String> ASKING = set("""
            again another back delay delayed expired greylist greylisted greylisting graylisted graylisting later next resend retry
            retrying seconds try wait
            espera espere inténtelo intente nuevo pruebe reintentar reinténtelo reintente vuelva torneu intenteu
            nouveau patienter patientez réessayer réessayez renvoyez ritentare ritenta riprova riprovare riprovate attendere
            aguarde novamente tente tentar erneut nochmals später versuch versuchen warten wiederholen opnieuw probeer wacht
            czekaj ponownie poczekaj spróbować spróbuj försök igen vänta prøv igjen vent yritä uudelleen odota opakujte počkejte zkuste znovu
            múlva próbálja újra várjon bekleyin deneyin sonra tekrar încercați încercaţi reîncercați așteptați
            ждите повторите повторить подождите попробуйте позже снова зачекайте повторіть пізніше спробуйте
            δοκιμάστε ξανά περιμένετε προσπαθήστε thử 后 後 再 후 후에 뒤에 다시 이후""");

    /** These only lead to a time that follows: "in 5 minutes". */
    private static final Set<String> LEADING =
            set("after for in least remaining within dans en plus tard dentro tra fra em za om через");

    /** What a mailer says of its own attempts. */
    private static final Set<String> PROMISING =
            set("will shall continue trying still undelivered wird werden seguirá seguiremos"
                    + " continuera seront sera continuará vamos");

    /** Between these and the present moment lies the past. */
    private static final Set<String> WINDOWS =
            set("last past since per every each letzten pro seit desde depuis últimos última dernières");

    /** What is counted in a window: "50 mails in 60 minutes". */
    private static final Set<String> COUNTED = set(
            "messages message mails mail emails connections recipients attempts mensajes correos conexiones nachrichten");

    private static final Set<String> TOMORROW = set(
            "tomorrow mañana demain morgen domani amanhã jutro zítra imorgon holnap yarın завтра αύριο demà mâine 내일");

    private static final Set<String> HALF = set("half media demi halben halbe mezza mezzora meia pół půl halv полчаса");

    private static final Map<String, Integer> NUMBERS = numbers("""
            1 one a an una uno un une eine einer einem ein uma um een jedną jednu en ett через
            2 two dos deux zwei due dois duas twee dwie två две два
            3 three tres trois drei tre três drie trzy tři три
            4 four cuatro quatre vier quattro quatro cztery
            5 five cinco cinq fünf cinque vijf pięć pět пять
            6 six seis sechs sei
            10 ten diez dix zehn dieci dez tien dziesięć deset десять
            15 fifteen quince quinze fünfzehn quindici vijftien пятнадцать
            20 twenty veinte vingt zwanzig venti vinte twintig
            30 thirty treinta trente dreißig dreissig trenta trinta dertig тридцать
            60 sixty sesenta soixante sechzig sessanta""");

    private static final Map<String, Integer> UNITS = numbers("""
            1 s sec secs second seconds seg segundo segundos segons seconde secondes sekunde sekunden secondi secondo seconden
            1 sekund sekundy sekunder sekuntia másodperc saniye secunde giây сек секунд секунды секунду δευτερόλεπτα 秒 초 초후
            60 m min mins minute minutes minuto minutos minuts minuten minuti minut minuty minutę minuter minutter minuuttia
            60 perc dakika phút мин минут минуты минуту хвилин хвилини λεπτά λεπτό 分 분 분후
            3600 h hr hrs hour hours hora horas hores heure heures stunde stunden ora ore uur uren godzinę godziny godzin hodin hodinu
            3600 hodiny timme timmar timer tunnin óra saat giờ час часа часов годину години годин ώρα ώρες 小 时 時 시간 시간후
            86400 day days día días dia dias jour jours tage tagen giorno giorni dag dagen dni dzień den dní dagar nap gün zi zile
            86400 ngày день дня дней дні днів ημέρα ημέρες 天 日 일""");

    private WaitWords() {}

    private static Set<String> set(String words) {
        return Set.copyOf(new HashSet<>(Vocabulary.cut(words)));
    }

    /** Reads lines of a number and the words that stand for it. */
    private static Map<String, Integer> numbers(String lines) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String line : lines.lines().toList()) {
            List<String> words = Vocabulary.cut(line);
            words.subList(1, words.size()).forEach(word -> numbers.put(word, Integer.parseInt(words.get(0))));
        }
        return Map.copyOf(numbers);
    }

    /** Gives the words without any of which a reply asks for no wait. */
    static Set<String> asking() {
        return ASKING;
    }

    static boolean asks(String word) {
        return ASKING.contains(word);
    }

    static boolean promises(String word) {
        return PROMISING.contains(word);
    }

    /** Says whether a wait may follow this word. */
    static boolean leads(String word) {
        return ASKING.contains(word) || LEADING.contains(word);
    }

    static boolean isOfWindow(String word) {
        return WINDOWS.contains(word);
    }

    static boolean isCounted(String word) {
        return COUNTED.contains(word);
    }

    static boolean isTomorrow(String word) {
        return TOMORROW.contains(word);
    }

    static boolean isHalf(String word) {
        return HALF.contains(word);
    }

    /** Gives the number that a word stands for; 0 when it is none. */
    static int number(String word) {
        return NUMBERS.getOrDefault(word, 0);
    }

    /** Gives the seconds of a unit of time; 0 when the word is none. */
    static int unit(String word) {
        return UNITS.getOrDefault(word, 0);
    }
}
