/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The English words of the sample. Comments stand in comments-en.txt. */

#include "sample.h"

/* The team, as authors of notes. */
enum
{
  MAYA,
  JONAH,
  INES,
  BEA,
};

static const SampleNote dana_notes[] = {
  { "who", "Dana, office manager of an architecture practice. Orders for everyone, drinks two cups herself.", BEA,
    PLACE_WHOLE, "interview-dana" },
  { "who", "In charge of everything nobody else is in charge of.", MAYA, PLACE_WHOLE, NULL },
  { "need-to-do", "Have coffee on the machine before the Monday meeting.", BEA, PLACE_DELIVERY,
    "monday-meeting interview-dana not-before-nine" },
  { "need-to-do", "Pass an invoice that agrees with what came.", MAYA, PLACE_HELP, NULL },
  { "see", "An empty shelf, and a parcel card from the courier.", JONAH, PLACE_DELIVERY, "tuesday-again left-in-rain" },
  { "see", "Other roasters' leaflets on the desk.", MAYA, PLACE_WHOLE, NULL },
  { "say", "“When the coffee is late, it's my name they shout.”", BEA, PLACE_WHOLE, "blamed" },
  { "do", "Keeps a jar of instant at the back of the cupboard.", BEA, PLACE_WHOLE, "interview-backup" },
  { "do", "Rings before ten and gets the answering machine.", BEA, PLACE_HELP, "no-phone" },
  { "hear", "“Do we still need this contract?” from the partners.", MAYA, PLACE_WHOLE, NULL },
  { "hear", "“The coffee here is really good” from new colleagues.", INES, PLACE_COFFEE, "coffee-loved" },
  { "thoughts", "Offices would rather pay less than get it earlier.", MAYA, PLACE_DELIVERY,
    "cheaper-later -interview-price -not-before-nine" },
  { "thoughts", "They could see on their own screen that they missed Monday.", BEA, PLACE_HELP, "interview-credit" },
  { "pains", "Never knows when the delivery will come.", JONAH, PLACE_DELIVERY, "no-eta third-monday" },
  { "pains", "The free week that was promised comes only to those who ask, three times.", BEA, PLACE_HELP,
    "never-credited credit-asked credit-form" },
  { "pains", "Afraid of looking disorganised in front of the partners.", MAYA, PLACE_WHOLE, "interview-dana" },
  { "gains", "Ordering takes two minutes.", INES, PLACE_ORDERING, "portal-easy" },
  { "gains", "Praise for something that costs less than the plants.", MAYA, PLACE_WHOLE, NULL },
  { NULL },
};

static const SampleNote parcel_notes[] = {
  { "says", "“Parcel day is the best day of the month.”", BEA, PLACE_DELIVERY, "parcel-day" },
  { "says", "“Since you changed the courier nothing comes when it should.”", JONAH, PLACE_DELIVERY, "courier-change" },
  { "thinks", "A date on the bag means that somebody stands behind it.", JONAH, PLACE_COFFEE, "roast-date" },
  { "thinks", "I'm getting what is left over.", MAYA, PLACE_WHOLE, NULL },
  { "thinks", "Why can't I just skip a month?", BEA, PLACE_ORDERING, "interview-pause" },
  { "does", "Writes down every brew.", JONAH, PLACE_COFFEE, "notebook interview-ritual" },
  { "does", "Shows the card with the farm to guests.", INES, PLACE_COFFEE, NULL },
  { "feels", "An hour that belongs to nobody else.", INES, PLACE_WHOLE, "interview-ritual" },
  { "feels", "Bored by the same three coffees.", JONAH, PLACE_COFFEE, "same-three" },
  { "feels", "Looked after, when Bea answers.", MAYA, PLACE_HELP, "bea-solved" },
  { NULL },
};

static const SampleNote counter_notes[] = {
  { "who", "Somebody off the ferry who has never been in a coffee roaster's shop.", INES, PLACE_COUNTER, NULL },
  { "need-to-do", "Find out how it works here: order first, then sit?", INES, PLACE_COUNTER, NULL },
  { "see", "A board full of words from another trade.", INES, PLACE_CHOOSING, "card-words jargon" },
  { "see", "A queue to the door.", JONAH, PLACE_COUNTER, "card-queue" },
  { "say", "“Just a normal coffee, please.”", INES, PLACE_COUNTER, NULL },
  { "do", "Comes in for the smell.", JONAH, PLACE_COUNTER, "card-smell" },
  { "hear", "Regulars being greeted by name.", MAYA, PLACE_COUNTER, "ines-knows" },
  { "thoughts", "This isn't a place for people like me.", INES, PLACE_COUNTER, NULL },
  { "pains", "Ashamed to ask what “washed” means.", INES, PLACE_CHOOSING, "card-words" },
  { "gains", "Being asked what they usually drink, and having it picked for them.", INES, PLACE_COUNTER,
    "card-asked explained" },
  { NULL },
};

static const char *const given_names[] = {
  "Aaron", "Abigail", "Adil", "Agnes", "Alan", "Alice", "Amara", "Andrew", "Angela", "Anjali", "Arthur", "Ayesha",
  "Barbara", "Ben", "Beth", "Callum", "Carol", "Cerys", "Chidi", "Chloe", "Colin", "Connor", "Daisy", "Daniel",
  "Deborah", "Derek", "Donna", "Dylan", "Edith", "Eleanor", "Emeka", "Emma", "Ewan", "Farah", "Fergus", "Fiona",
  "Frank", "Gareth", "Geoff", "George", "Gillian", "Grace", "Hannah", "Harry", "Heather", "Helen", "Ian", "Imogen",
  "Isla", "Jack", "Jasmine", "Joan", "Joe", "Joyce", "Kate", "Keith", "Kofi", "Laura", "Leila", "Lewis", "Linda",
  "Magda", "Malcolm", "Marcus", "Mei", "Mohammed", "Moira", "Nadia", "Nigel", "Nora", "Oliver", "Olwen", "Owen",
  "Patrick", "Paula", "Peter", "Poppy", "Rachel", "Rafał", "Rhys", "Rosa", "Ruth", "Sanjay", "Sarah", "Shona",
  "Sophie", "Stella", "Stuart", "Tess", "Thomas", "Tomasz", "Una", "Vikram", "Wendy", "Will", "Yusuf", "Zoë",
  NULL,
};

static const char *const family_names[] = {
  "Abbott", "Adeyemi", "Ahmed", "Allen", "Archer", "Atkinson", "Bailey", "Barnes", "Begum", "Bell", "Bennett",
  "Boateng", "Bowen", "Brady", "Briggs", "Burns", "Carter", "Chan", "Clarke", "Cole", "Cooper", "Crawford", "Dale",
  "Davies", "Dixon", "Doherty", "Duffy", "Edwards", "Ellis", "Evans", "Farrell", "Fisher", "Flynn", "Foster", "Fraser",
  "Gibson", "Gill", "Gordon", "Grant", "Green", "Griffiths", "Hall", "Harper", "Hayes", "Hill", "Howe", "Hughes",
  "Iqbal", "Jackson", "James", "Jenkins", "Kaur", "Kelly", "Khan", "Kowalska", "Lamb", "Lewis", "Lloyd", "Mackay",
  "Marsden", "Mason", "McBride", "Mensah", "Miller", "Moore", "Morgan", "Murray", "Nair", "Newton", "Nolan", "Okafor",
  "Owens", "Palmer", "Patel", "Pearce", "Pritchard", "Quinn", "Reid", "Rhodes", "Roberts", "Russell", "Sharma", "Shaw",
  "Sinclair", "Singh", "Stone", "Sutton", "Tate", "Taylor", "Thorne", "Tran", "Turner", "Vaughan", "Walker", "Walsh",
  "Ward", "Webb", "Wood", "Wright", "Young",
  NULL,
};

static const char *const offices[] = {
  "Aldgate & Hume Solicitors", "Anchor Insurance", "Arkwright Architects", "Basin Street Studios", "Beacon Dental",
  "Bellweather Accountants", "Birch & Daughters", "Blue Door Nursery", "Bluewater Recruitment", "Bracken Surveyors",
  "Brightside Physio", "Bridge Lane Surgery", "Cable & Kite", "Campbell Lettings", "Capstan Software",
  "Cartwheel Games", "Chandler's Yard Co-working", "Civic Trust Northgate", "Cobalt Analytics", "Copperfield Press",
  "Coracle Films", "Crane & Sons Shipping", "Curlew Housing", "Dockside Credit Union", "Driftwood Design",
  "Eastquay Academy", "Elm Park Veterinary", "Estuary Energy", "Fairlead Marine", "Fathom Research",
  "Fernley Estates", "Ferryman Travel", "Flint & Partners", "Forth & Field", "Gallery Nine", "Gannet Media",
  "Goodwin Tax", "Granary Wharf Studios", "Greenhithe Care", "Halyard Consulting", "Harbour Radio",
  "Hawthorn Opticians", "Heron Legal", "Hillside Surgery", "Honeycomb Events", "Ironbridge Engineering",
  "Kestrel Logistics", "Keystone Conveyancing", "Lantern Publishing", "Larch Landscape", "Lighthouse Hospice",
  "Lindqvist Interiors", "Lock & Quay Security", "Longshore Data", "Mallard Print", "Marlow Mutual",
  "Meridian Translations", "Millrace Web", "Moorings Theatre", "Museum of the Sea", "Northgate Town Hall",
  "Oakham Pensions", "Old Customs House Offices", "Orchard Clinic", "Osprey Drones", "Outrigger Apps",
  "Papermill Loft", "Pebble & Pine", "Pilot House Films", "Plimsoll Audit", "Quayside Library", "Rowan Wealth",
  "Saltmarsh Trust", "Sandpiper School Office", "Sextant Robotics", "Slipway Ventures", "Spindrift Yoga",
  "Stonecrop Therapy", "Tern & Turner", "Tidal Power Lab", "Union Wharf Studios", "University Registry",
  "Vantage Structural", "Wherry Credit", "Whitlock Architects", "Windlass Tools",
  NULL,
};

static const char *const cafes[] = {
  "Bistro Maris", "Café Lumen", "The Copper Kettle", "The Ferry Inn", "Hotel Meridian", "Kiosk on the Green",
  "Paper Moon Bakery", "Station Buffet", "Tilly's Tearoom",
  NULL,
};

const SampleStory sample_story_en = {
  .language = "en",
  .title = "Harbour Lane Coffee",
  .objective = "Keep the offices: by September Monday's coffee is on the machine before nine, "
               "and nobody has to ask for the free week.",
  .team = { "Maya (owner)", "Jonah (roasting)", "Ines (shop)", "Bea (customer care)" },
  .source_names = { "Quarterly survey", "After the order", "Counter cards", "Review site", "Interviews in May" },
  .source_descriptions = {
    "An e-mail with one question to part of the customers, in the second month of each quarter.",
    "A message after some of the orders and visits, about the place where we met.",
    "Paper cards beside the till, without a name.",
    "Pasted from the review site by hand; two give no stars.",
    "Bea's notes from seven talks.",
  },
  .attribute_names = { "Customer type", "District", "E-mail", "Customer since", "Subscription", "Visits a month",
                       "Web orders last year", "Kilos a month", "Brews with", "Team size" },
  .types = { "Home", "Office", "Café or restaurant" },
  .districts = { "Old Harbour", "Northgate", "Riverside", "University", "The Hill", "Eastquay", "Out of town" },
  .brewers = { "Espresso machine", "Moka pot", "French press", "Pour-over", "Filter machine", "Bean-to-cup machine",
               "Hand press", "Whatever is there" },
  .metric_names = { "Recommendation", "Satisfaction", "Ease", "Stars" },
  .metric_questions = {
    "How likely are you to recommend Harbour Lane to a friend or colleague?",
    "How satisfied were you this time?",
    "Harbour Lane made it easy for me. Do you agree?",
    "Stars on the review site",
  },
  .touchpoint_names = { "Choosing", "Ordering", "Counter", "Delivery", "The coffee", "Help" },
  .touchpoint_descriptions = {
    "Finding the right bag, on the website or at the shelf.",
    "Web store, subscription and office portal.",
    "Our shop in Harbour Lane.",
    "Cargo bikes until September 2025, a courier until December, cargo bikes again since January 2026.",
    "What is in the cup.",
    "Questions, complaints, credits.",
  },
  .segment_names = { "Cafés and restaurants", "Offices", "Subscribers", "Shop regulars", "Web shoppers" },
  .segment_descriptions = {
    "Buy by the sack and serve us under their own name.",
    "Coffee for a whole team on a standing order. One person orders and answers for it.",
    "A parcel each month, chosen by us.",
    "In the shop twice a week or more.",
    "Order when they need something.",
  },
  .segment_promises = {
    "You hear by Thursday what will be short on Saturday.",
    "On the machine before nine on Monday, or the week is free.",
    "Roasted and in your letterbox within three days.",
    "Your usual in three minutes.",
    "The right bag at the first try.",
  },
  .personas = {
    {
      .name = "Dana Whitlock",
      .line = "Answers for everyone's Monday coffee",
      .role = "Office manager in an architecture practice",
      .color = "blue",
      .segment = GROUP_OFFICES,
      .quotation = "When the coffee is late, it's my name they shout.",
      .about = "Dana chose us, defended the price and put our name on the kitchen door. She has ten suppliers and "
               "wants to think about none of them. Nobody notices her work until it fails.",
      .facts = { { "Age", "41" }, { "Looks after", "34 people, 3 floors" }, { "Orders", "12 kg a month" } },
      .goals = {
        { "Coffee on the machine before the Monday meeting", "monday-meeting interview-dana" },
        { "Know a day ahead when it comes", "no-eta" },
        { "Get what was promised without having to ask", "interview-credit credit-asked" },
        { "Be thanked for it once in a while", NULL },
      },
      .frustrations = {
        { "A delivery that comes on Tuesday, at four", "tuesday-again third-monday left-in-rain" },
        { "A guarantee that has to be applied for", "never-credited credit-form" },
        { "Nobody on the phone at nine", "no-phone" },
      },
      .channels = { "Office portal", "Phone", "E-mail" },
      .sliders = { { "Price", "Reliability", 90 }, { "Routine", "Variety", 15 }, { "Forgiving", "Keeps count", 75 } },
    },
    {
      .name = "Theo Marsden",
      .line = "Weekend barista with a notebook",
      .role = "Secondary-school teacher",
      .color = "orange",
      .segment = GROUP_SUBSCRIBERS,
      .quotation = "Parcel day is the best day of the month.",
      .about = "Theo came for the coffee and stayed for the hour it gives him on Saturday morning. He reads the "
               "card, weighs, writes down, and tells four friends.",
      .facts = { { "Age", "36" }, { "Household", "Two adults, one toddler" }, { "Subscribed", "for two years" } },
      .goals = {
        { "Taste something new every month", "same-three" },
        { "Know when it was roasted, and by whom", "roast-date" },
        { "Keep Saturday morning to himself", "interview-ritual" },
      },
      .frustrations = {
        { "Beans older than the card says", NULL },
        { "Skipping a month takes an e-mail", "interview-pause" },
        { "The parcel that never came in autumn", "courier-change" },
      },
      .channels = { "E-mail", "Web store", "Tasting evenings" },
      .sliders = { { "Price", "Quality", 80 }, { "Routine", "Variety", 85 }, { "Alone", "In company", 30 } },
    },
    {
      .name = "Priya Anand",
      .line = "Needs a present by Saturday",
      .role = "Nurse, drinks tea",
      .color = "pink",
      .segment = N_GROUPS,
      .guessed_share = 10,
      .quotation = "I only want to be sure that she'll like it.",
      .about = "Our guess: one in ten buys for somebody else. We have never asked anyone. Before the Christmas "
               "boxes are planned we should.",
      .facts = { { "Age", "29" }, { "Buys", "twice a year" } },
      .goals = {
        { "Find something in five minutes that looks like thirty", NULL },
        { "Have it there on the day", NULL },
      },
      .frustrations = {
        { "Doesn't know what kind of machine her friend has", NULL },
        { "Prices on the packing slip", NULL },
      },
      .channels = { "Search on the phone", "Friends" },
      .sliders = { { "Price", "Looks", 70 }, { "Knows coffee", "Knows nothing of it", 95 } },
    },
  },
  .maps = {
    {
      .name = "Dana's Monday morning",
      .persona = 0,
      .segment = N_GROUPS,
      .goal = "What has to happen before nine o'clock on Monday?",
      .layout = "canvas",
      .date = "2026-06-12",
      .notes = dana_notes,
    },
    {
      .name = "Opening the parcel",
      .persona = -1,
      .segment = GROUP_SUBSCRIBERS,
      .goal = "Why do subscribers stay, and what makes them stop?",
      .layout = "classic",
      .date = "2026-06-18",
      .notes = parcel_notes,
    },
    {
      .name = "First time at the counter",
      .persona = -1,
      .segment = N_GROUPS,
      .subject = "Somebody who walks in for the first time",
      .goal = "What keeps a first visit from being the last?",
      .layout = "canvas",
      .date = "2026-06-25",
      .notes = counter_notes,
    },
  },
  .given_names = given_names,
  .family_names = family_names,
  .offices = offices,
  .cafes = cafes,
};
