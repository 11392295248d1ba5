/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Spanish words of the sample. Comments stand in comments-es.txt. */

#include "sample.h"

/* The team, as authors of notes. */
enum
{
  MAITE,
  JON,
  INES,
  BEA,
};

static const SampleNote dana_notes[] = {
  { "who", "Lola, responsable de oficina en un estudio de arquitectura. Pide para todos y se toma dos.", BEA,
    PLACE_WHOLE, "interview-dana" },
  { "who", "Se encarga de todo aquello de lo que no se encarga nadie.", MAITE, PLACE_WHOLE, NULL },
  { "need-to-do", "Tener café en la máquina antes de la reunión del lunes.", BEA, PLACE_DELIVERY,
    "monday-meeting interview-dana not-before-nine" },
  { "need-to-do", "Dar el visto bueno a una factura que cuadre con lo entregado.", MAITE, PLACE_HELP, NULL },
  { "see", "Una estantería vacía y un aviso de la mensajería.", JON, PLACE_DELIVERY, "tuesday-again left-in-rain" },
  { "see", "Folletos de otros tostadores encima de la mesa.", MAITE, PLACE_WHOLE, NULL },
  { "say", "«Cuando el café no llega, el nombre que gritan es el mío».", BEA, PLACE_WHOLE, "blamed" },
  { "do", "Guarda un bote de soluble al fondo del armario.", BEA, PLACE_WHOLE, "interview-backup" },
  { "do", "Llama antes de las diez y le sale el contestador.", BEA, PLACE_HELP, "no-phone" },
  { "hear", "«¿Seguimos necesitando este contrato?», de los socios.", MAITE, PLACE_WHOLE, NULL },
  { "hear", "«Qué bueno está el café aquí», de los recién llegados.", INES, PLACE_COFFEE, "coffee-loved" },
  { "thoughts", "Las oficinas prefieren pagar menos a recibirlo antes.", MAITE, PLACE_DELIVERY,
    "cheaper-later -interview-price -not-before-nine" },
  { "thoughts", "Podrían ver en su propia pantalla que el lunes fallaron.", BEA, PLACE_HELP, "interview-credit" },
  { "pains", "Nunca sabe cuándo va a llegar el pedido.", JON, PLACE_DELIVERY, "no-eta third-monday" },
  { "pains", "La semana gratis prometida solo llega a quien la pide. Tres veces.", BEA, PLACE_HELP,
    "never-credited credit-asked credit-form" },
  { "pains", "Miedo a parecer desorganizada delante de los socios.", MAITE, PLACE_WHOLE, "interview-dana" },
  { "gains", "Pedir le lleva dos minutos.", INES, PLACE_ORDERING, "portal-easy" },
  { "gains", "Elogios por algo que cuesta menos que las plantas.", MAITE, PLACE_WHOLE, NULL },
  { NULL },
};

static const SampleNote parcel_notes[] = {
  { "says", "«El día del paquete es el mejor del mes».", BEA, PLACE_DELIVERY, "parcel-day" },
  { "says", "«Desde que habéis cambiado de mensajería no llega nada cuando toca».", JON, PLACE_DELIVERY,
    "courier-change" },
  { "thinks", "Si la bolsa lleva fecha es que alguien responde por ella.", JON, PLACE_COFFEE, "roast-date" },
  { "thinks", "Me mandan lo que sobra.", MAITE, PLACE_WHOLE, NULL },
  { "thinks", "¿Por qué no puedo saltarme un mes y ya está?", BEA, PLACE_ORDERING, "interview-pause" },
  { "does", "Apunta cada preparación.", JON, PLACE_COFFEE, "notebook interview-ritual" },
  { "does", "Enseña a las visitas la tarjeta de la finca.", INES, PLACE_COFFEE, NULL },
  { "feels", "Una hora que no es de nadie más.", INES, PLACE_WHOLE, "interview-ritual" },
  { "feels", "Aburrimiento con los mismos tres cafés.", JON, PLACE_COFFEE, "same-three" },
  { "feels", "En buenas manos, cuando contesta Bea.", MAITE, PLACE_HELP, "bea-solved" },
  { NULL },
};

static const SampleNote counter_notes[] = {
  { "who", "Alguien que baja del barco y nunca ha entrado en un tostadero.", INES, PLACE_COUNTER, NULL },
  { "need-to-do", "Entender cómo va esto: ¿primero se pide y luego te sientas?", INES, PLACE_COUNTER, NULL },
  { "see", "Una pizarra llena de palabras de otro oficio.", INES, PLACE_CHOOSING, "card-words jargon" },
  { "see", "Una cola hasta la puerta.", JON, PLACE_COUNTER, "card-queue" },
  { "say", "«Un café normal, por favor».", INES, PLACE_COUNTER, NULL },
  { "do", "Entra por el olor.", JON, PLACE_COUNTER, "card-smell" },
  { "hear", "Cómo saludan por su nombre a los de siempre.", MAITE, PLACE_COUNTER, "ines-knows" },
  { "thoughts", "Este sitio no es para gente como yo.", INES, PLACE_COUNTER, NULL },
  { "pains", "Vergüenza de preguntar qué es «lavado».", INES, PLACE_CHOOSING, "card-words" },
  { "gains", "Que le pregunten qué suele tomar y se lo elijan.", INES, PLACE_COUNTER, "card-asked explained" },
  { NULL },
};

static const char *const given_names[] = {
  "Adrián", "Aitana", "Alba", "Alejandro", "Alicia", "Amparo", "Ana", "Andrés", "Ángel", "Antonia", "Antonio", "Aroa",
  "Beatriz", "Begoña", "Blanca", "Borja", "Bruno", "Candela", "Carla", "Carlos", "Carmen", "César", "Claudia",
  "Concha", "Cristina", "Daniel", "David", "Diego", "Dolores", "Eduardo", "Elena", "Elvira", "Emilio", "Enrique",
  "Esther", "Eva", "Fátima", "Fernando", "Francisca", "Francisco", "Gabriel", "Gloria", "Gonzalo", "Guillermo", "Hugo",
  "Ignacio", "Íker", "Irene", "Isabel", "Iván", "Jaime", "Javier", "Jesús", "Joaquín", "Jorge", "José Luis", "Josefa",
  "Juan", "Julia", "Laura", "Leire", "Lidia", "Lorenzo", "Lucía", "Luis", "Luisa", "Manuel", "Mar", "Marcos",
  "María José", "Marina", "Mario", "Marta", "Mateo", "Mercedes", "Miguel", "Miriam", "Mónica", "Nerea", "Nicolás",
  "Noelia", "Nuria", "Óscar", "Pablo", "Patricia", "Paula", "Pedro", "Pilar", "Rafael", "Raquel", "Raúl", "Rocío",
  "Rosa", "Samuel", "Sara", "Sergio", "Silvia", "Sofía", "Teresa", "Tomás", "Valentina", "Vicente", "Yolanda",
  "Youssef",
  NULL,
};

static const char *const family_names[] = {
  "Aguilar", "Alonso", "Álvarez", "Arias", "Benítez", "Blanco", "Bravo", "Caballero", "Cabrera", "Calvo", "Campos",
  "Cano", "Carmona", "Castillo", "Castro", "Cortés", "Crespo", "Cruz", "Delgado", "Díaz", "Díez", "Domínguez", "Durán",
  "Esteban", "Fernández", "Ferrer", "Flores", "Fuentes", "Gallardo", "Gallego", "García", "Garrido", "Gil", "Giménez",
  "Gómez", "González", "Guerrero", "Gutiérrez", "Hernández", "Herrera", "Herrero", "Hidalgo", "Ibáñez", "Iglesias",
  "Jiménez", "León", "López", "Lorenzo", "Lozano", "Marín", "Márquez", "Martín", "Martínez", "Medina", "Méndez",
  "Molina", "Montero", "Mora", "Morales", "Moreno", "Moya", "Muñoz", "Navarro", "Nieto", "Núñez", "Ortega", "Ortiz",
  "Parra", "Pascual", "Peña", "Pérez", "Prieto", "Ramírez", "Ramos", "Reyes", "Rivera", "Rodríguez", "Román", "Romero",
  "Rubio", "Ruiz", "Sáez", "Sánchez", "Santana", "Santiago", "Santos", "Sanz", "Serrano", "Soler", "Soto", "Suárez",
  "Torres", "Vargas", "Vázquez", "Vega", "Velasco", "Vicente", "Vidal", "Vila", "Zamora",
  NULL,
};

static const char *const offices[] = {
  "Abogados del Muelle", "Academia Norte", "Agencia Tinta", "Alba Energías", "Almacenes Rincón", "Amarre Seguros",
  "Ancla Software", "Arándano Diseño", "Arcos Arquitectura", "Asesoría Bahía", "Autoescuela Rumbo",
  "Ayuntamiento, oficina 2",
  "Balandra Comunicación", "Barlovento Viajes", "Biblioteca del Puerto", "Brújula Consultores", "Cabo Norte Ingenieros",
  "Calafate Libros", "Cartografía Sur", "Casa de la Marina Coworking", "Centro Óptico Mirador", "Clínica Arenal",
  "Clínica Dental Sonrisa", "Cobalto Datos", "Colegio de Aparejadores", "Consigna Logística", "Cooperativa La Red",
  "Correduría Vega", "Despacho Olmedo", "Domus Administración de Fincas", "Editorial Salitre", "El Faro Radio",
  "Escollera Audiovisual", "Escuela de Idiomas Babel", "Estudio Adobe y Cal", "Estudio Ribera Arquitectos",
  "Farmacia Galindo, oficina", "Fisioterapia Activa", "Foque Aplicaciones", "Fundación Marea", "Galería Nueve",
  "Garbí Instalaciones", "Gestoría Peñalver", "Grúas y Cabos", "Guardería Los Erizos", "Hospital de Día San Telmo",
  "Huerta Solar", "Imprenta Moderna", "Inmobiliaria La Loma", "Instituto Oceanográfico", "Jarcia Robótica",
  "Laboratorio Tamiz", "Lastre Auditores", "Levante Traducciones", "Librería y Oficina Quijano", "Lonja Abierta",
  "Malecón Eventos", "Mapa Mudo Juegos", "Mástil Recursos Humanos", "Museo del Mar", "Náutica Elorza", "Notaría Iturbe",
  "Nudo Marinero Producciones", "Oficina de Turismo", "Orilla Psicología", "Pantalán Capital", "Papelera del Este",
  "Peritos Asociados", "Pleamar Abogadas", "Podología Paso a Paso", "Procuradores Luna", "Puntal Estructuras",
  "Registro de la Universidad", "Residencia El Olivar", "Sala Marejada", "Salina Cosmética", "Sextante Geodesia",
  "Siroco Publicidad", "Sotavento Reformas", "Taller Gaviota", "Telares Unidos", "Timón Formación", "Topografía Cima",
  "Trasmallo Gestión", "Veterinaria El Parque", "Vigía Seguridad",
  NULL,
};

static const char *const cafes[] = {
  "Bar El Pantalán", "Cafetería La Estación", "Casa Remedios", "El Molinillo", "Hotel Miramar", "La Pastelería de Ana",
  "Quiosco del Parque", "Restaurante Ostra", "Taberna del Práctico",
  NULL,
};

const SampleStory sample_story_es = {
  .language = "es",
  .title = "Tostaduría La Dársena",
  .objective = "Conservar las oficinas: en septiembre, el café del lunes está en la máquina antes de las nueve "
               "y nadie tiene que pedir la semana gratis.",
  .team = { "Maite (dueña)", "Jon (tueste)", "Inés (tienda)", "Bea (atención al cliente)" },
  .source_names = { "Encuesta trimestral", "Después del pedido", "Tarjetas de la barra", "Portal de reseñas",
                    "Entrevistas de mayo" },
  .source_descriptions = {
    "Un correo con una sola pregunta a una parte de los clientes, el segundo mes de cada trimestre.",
    "Un mensaje después de algunos pedidos y visitas, sobre el lugar en que nos encontramos.",
    "Tarjetas de papel al lado de la caja, sin nombre.",
    "Copiadas a mano del portal de reseñas; dos no llevan estrellas.",
    "Las notas de Bea sobre siete conversaciones.",
  },
  .attribute_names = { "Tipo de cliente", "Barrio", "Correo electrónico", "Cliente desde", "Suscripción",
                       "Visitas al mes", "Pedidos web del último año", "Kilos al mes", "Cafetera",
                       "Personas en la oficina" },
  .types = { "Casa", "Oficina", "Bar o restaurante" },
  .districts = { "Puerto Viejo", "Ensanche", "La Ribera", "Universidad", "La Loma", "Muelle Este",
                 "Fuera de la ciudad" },
  .brewers = { "De espresso", "Italiana", "De émbolo", "De goteo manual", "De filtro eléctrica", "Superautomática",
               "Prensa de mano", "La que haya" },
  .metric_names = { "Recomendación", "Satisfacción", "Facilidad", "Estrellas" },
  .metric_questions = {
    "¿Con qué probabilidad recomendaría La Dársena a un amigo o compañero?",
    "¿Cómo de satisfecho ha quedado esta vez?",
    "La Dársena me lo ha puesto fácil. ¿Está de acuerdo?",
    "Estrellas en el portal de reseñas",
  },
  .touchpoint_names = { "Elección", "Pedido", "Barra", "Reparto", "El café", "Atención al cliente" },
  .touchpoint_descriptions = {
    "Dar con la bolsa adecuada, en la web o en la estantería.",
    "Tienda web, suscripción y portal de oficinas.",
    "Nuestra tienda junto a la dársena.",
    "Bicis de carga hasta septiembre de 2025, mensajería hasta diciembre y otra vez bicis desde enero de 2026.",
    "Lo que hay en la taza.",
    "Preguntas, quejas y abonos.",
  },
  .segment_names = { "Bares y restaurantes", "Oficinas", "Suscriptores", "Habituales de la tienda",
                     "Compradores web" },
  .segment_descriptions = {
    "Compran por sacos y nos sirven con su propio nombre.",
    "Café para todo un equipo con un pedido fijo. Una persona pide y responde por él.",
    "Un paquete al mes, elegido por nosotros.",
    "En la tienda dos veces por semana o más.",
    "Piden cuando les hace falta algo.",
  },
  .segment_promises = {
    "El jueves sabe lo que va a faltar el sábado.",
    "En la máquina el lunes antes de las nueve, o la semana es gratis.",
    "Tostado y en su buzón en tres días.",
    "Lo de siempre en tres minutos.",
    "La bolsa acertada a la primera.",
  },
  .personas = {
    {
      .name = "Lola Serrano",
      .line = "Responde del café del lunes de todos",
      .role = "Responsable de oficina en un estudio de arquitectura",
      .color = "blue",
      .segment = GROUP_OFFICES,
      .quotation = "Cuando el café no llega, el nombre que gritan es el mío.",
      .about = "Lola nos eligió, defendió el precio y pegó nuestro nombre en la puerta de la cocina. Tiene diez "
               "proveedores y no quiere pensar en ninguno. Su trabajo no lo nota nadie hasta que falla.",
      .facts = { { "Edad", "41" }, { "Cuida de", "34 personas, 3 plantas" }, { "Pide", "12 kg al mes" } },
      .goals = {
        { "Café en la máquina antes de la reunión del lunes", "monday-meeting interview-dana" },
        { "Saber un día antes cuándo llega", "no-eta" },
        { "Recibir lo prometido sin tener que pedirlo", "interview-credit credit-asked" },
        { "Que alguna vez le den las gracias", NULL },
      },
      .frustrations = {
        { "Un pedido que llega el martes a las cuatro", "tuesday-again third-monday left-in-rain" },
        { "Una garantía que hay que solicitar", "never-credited credit-form" },
        { "Nadie al teléfono a las nueve", "no-phone" },
      },
      .channels = { "Portal de oficinas", "Teléfono", "Correo electrónico" },
      .sliders = { { "Precio", "Fiabilidad", 90 }, { "Rutina", "Variedad", 15 }, { "Perdona", "Lleva la cuenta", 75 } },
    },
    {
      .name = "Mateo Ferrer",
      .line = "Barista de sábado, con cuaderno",
      .role = "Profesor de instituto",
      .color = "orange",
      .segment = GROUP_SUBSCRIBERS,
      .quotation = "El día del paquete es el mejor del mes.",
      .about = "Mateo vino por el café y se quedó por la hora que le regala los sábados por la mañana. Lee la "
               "tarjeta, pesa, apunta y se lo cuenta a cuatro amigos.",
      .facts = { { "Edad", "36" },
                 { "En casa", "Dos adultos y una niña pequeña" },
                 { "Suscrito", "desde hace dos años" } },
      .goals = {
        { "Probar algo nuevo cada mes", "same-three" },
        { "Saber cuándo se tostó, y quién", "roast-date" },
        { "Guardarse la mañana del sábado", "interview-ritual" },
      },
      .frustrations = {
        { "Café más viejo de lo que dice la tarjeta", NULL },
        { "Saltarse un mes exige escribir un correo", "interview-pause" },
        { "El paquete que en otoño no llegó", "courier-change" },
      },
      .channels = { "Correo electrónico", "Tienda web", "Catas" },
      .sliders = { { "Precio", "Calidad", 80 }, { "Rutina", "Variedad", 85 }, { "A solas", "En compañía", 30 } },
    },
    {
      .name = "Noelia Prado",
      .line = "Necesita un regalo para el sábado",
      .role = "Enfermera, bebe té",
      .color = "pink",
      .segment = N_GROUPS,
      .guessed_share = 10,
      .quotation = "Solo quiero estar segura de que le va a gustar.",
      .about = "Lo suponemos: una de cada diez personas compra para otra. Nunca le hemos preguntado a nadie. Antes "
               "de preparar los lotes de Navidad habría que hacerlo.",
      .facts = { { "Edad", "29" }, { "Compra", "dos veces al año" } },
      .goals = {
        { "Encontrar en cinco minutos algo que parezca de treinta", NULL },
        { "Que esté allí el día que toca", NULL },
      },
      .frustrations = {
        { "No sabe qué cafetera tiene su amiga", NULL },
        { "El precio en el albarán", NULL },
      },
      .channels = { "Buscar en el móvil", "Amigas" },
      .sliders = { { "Precio", "Presencia", 70 }, { "Sabe de café", "No sabe nada de café", 95 } },
    },
  },
  .maps = {
    {
      .name = "El lunes de Lola",
      .persona = 0,
      .segment = N_GROUPS,
      .goal = "¿Qué tiene que pasar el lunes antes de las nueve?",
      .layout = "canvas",
      .date = "2026-06-12",
      .notes = dana_notes,
    },
    {
      .name = "Abrir el paquete",
      .persona = -1,
      .segment = GROUP_SUBSCRIBERS,
      .goal = "¿Por qué se quedan los suscriptores y qué les hace irse?",
      .layout = "classic",
      .date = "2026-06-18",
      .notes = parcel_notes,
    },
    {
      .name = "La primera vez en la barra",
      .persona = -1,
      .segment = N_GROUPS,
      .subject = "Alguien que entra por primera vez",
      .goal = "¿Qué hace que la primera visita no sea la última?",
      .layout = "canvas",
      .date = "2026-06-25",
      .notes = counter_notes,
    },
  },
  .given_names = given_names,
  .family_names = family_names,
  .two_family_names = TRUE,
  .offices = offices,
  .cafes = cafes,
};
