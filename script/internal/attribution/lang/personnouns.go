package lang

import "strings"

// morePeople are further nouns for what people are: trades, ranks, roles and folk of tales.
func morePeople(m map[string]string) {
	for g, list := range map[string]string{
		"M": `abbot acolyte altarboy anchorman barman bellboy bellhop bloke bouncer boyfriend busboy cabbie cameraman chamberlain chancellor choirboy codger
			coxswain doorman dude dutchman englishman fiancé fireman frenchman gamekeeper geezer godfather grandson groom groundsman guy handyman helmsman
			highwayman horseman irishman midshipman rifleman salesman schoolboy scotsman sexton sheikh sorcerer stableboy stepbrother stepfather stepson
			sultan swordsman tradesman undertaker verger viscount vizier warlock watchmaker watchman welshman yeoman
			ferryman signalman bargeman oarsman spearman bowman gunman henchman hitman middleman stuntman frontman guardsman marksman craftsman draughtsman
			repairman deliveryman dustman weatherman bagman wingman strongman frogman spaceman tribesman nobleman countryman ploughman woodsman axeman swagman
			stockman lineman taxman herdsman gasman paperboy headman
			thane jarl margrave landgrave bannerman liegeman
			monsignor stepdad grandad granddad lordling princeling beadle archdeacon`,
		"F": `abbess auntie ballerina barmaid bridesmaid brunette businesswoman chairwoman chambermaid debutante dowager englishwoman fiancée frenchwoman godmother
			granddaughter headmistress heiress irishwoman manageress marchioness matron midwife milkmaid policewoman priestess prioress salesgirl saleswoman
			schoolgirl seamstress sorceress spokeswoman stepdaughter stepmother stepsister viscountess
			forewoman washerwoman noblewoman gentlewoman horsewoman fisherwoman countrywoman stepmum stepmom grandmum proprietress empress enchantress huntress
			seeress`,
		"": `choirmaster bandmaster stationmaster harbourmaster harbormaster ringmaster accountant acquaintance acrobat american analyst announcer archivist arsonist astronaut auctioneer auditor australian babysitter bachelor backpacker
			bailiff bandit bard baritone bassist blond blonde boatswain bodyguard bosun bounty-hunter brewer bricklayer broadcaster builder burglar bursar busker
			buyer cabin-boy cadet camper canadian carer caretaker cellist chairman chairperson chaperone chemist childminder clairvoyant classmate
			cleric client coder colleague colonist commander commentator commodore commuter companion concierge conjurer convener convict cooper cosmonaut
			councillor courier cowboy crewman customer cyclist dealer dean deckhand defendant delegate dentist deputy diner diver dragoon drinker drummer dwarf
			electrician elf executioner exile fairy fiddler fishmonger flatmate florist fortune-teller gardener goblin gravedigger greengrocer
			guitarist gunner gunslinger hangman harpist hatchling heir helmswoman hermit hiker hostage housemate inmate intern interpreter islander
			jailbird jogger joiner juggler kidnapper landowner lecturer linesman lodger londoner mage magician magistrate marshal mayor
			mermaid nanny navigator negotiator newlywed newsreader notary ogre optician oracle organist orphan outlaw overseer paladin
			pathologist peddler pedlar pensioner pharmacist pianist pilgrim pirate plaintiff playmate plumber potter presenter principal producer programmer
			prophet prosecutor psychic punter purser quartermaster quizmaster recruit redhead ref referee refugee rogue roofer
			roommate rower runner schoolmate seer seller senator settler shopper skater skipper smuggler sniper sommelier soprano spinster squatter stoker
			supervisor swimmer teammate technician teenager tenant tenor texan tinker toddler tourist trainee translator treasurer troll trooper trucker trumpeter
			tutor umpire understudy vet veteran villager violinist volunteer warder weaver workmate wraith zombie
			henchperson hacker streamer raider healer archer warrior mercenary cyborg alien minion barkeep innkeeper envoy emissary page herald handler profiler
			operative informant lookout accomplice suspect bookie realtor broker lobbyist staffer aide paralegal stenographer prefect lifeguard postie carter
			ferrywoman boatbuilder brakeman sentinel warlord chieftain shaman druid necromancer summoner alchemist apothecary scribe sage novice initiate
			inquisitor archmage battlemage beastmaster commandant brigadier lance-corporal bombardier sapper squaddie marine admiral ensign tactician gunsmith
			armourer armorer locksmith dockworker stevedore longshoreman teamster organizer organiser activist protester striker marcher registrar provost proctor
			invigilator examiner assessor adjudicator mediator arbitrator bidder gambler croupier pitboss mascot cheerleader linebacker quarterback goalie
			goalkeeper physio orderly anaesthetist anesthetist obstetrician paediatrician pediatrician radiographer phlebotomist optometrist groomer farmhand
			ranchhand cowhand stablehand fisher crabber trapper logger forester lumberjack prospector miner driller welder fitter glazier plasterer decorator
			surveyor architect sous-chef saucier dishwasher maître tester barrow-boy costermonger stallholder hawker crier mime ventriloquist hypnotist exorcist
			cultist zealot heretic crusader templar highpriest augur soothsayer minstrel jester fool troubadour vassal serf peasant villein cotter commoner
			courtier usurper regent pretender attaché diplomat defector fixer safecracker pickpocket mugger hoodlum thug goon crook gangster mobster kingpin capo
			consigliere enforcer reeve castellan seneschal magister magus palatine freshman fresher sophomore sixth-former superhero supervillain sidekick vigilante`,
	} {
		for w := range strings.FieldsSeq(list) {
			if _, ok := m[w]; !ok {
				m[w] = g
			}
		}
	}
}

// PersonNouns name somebody by what they are; the value is the gender they tell.
var PersonNouns = func() map[string]string {
	m := map[string]string{}
	for g, list := range map[string]string{
		"M": `man boy gentleman fellow lad chap father dad daddy papa pa brother son uncle nephew husband grandfather grandpa king prince duke lord earl baron monk
			priest friar waiter footman butler postman policeman fisherman sportsman workman milkman landlord host hero widower bridegroom wizard knight squire
			clergyman vicar curate parson bishop sailor mariner coachman bartender boatman gatekeeper huntsman hatter headmaster schoolmaster god caterpillar gryphon actor steward`,
		"F": `woman girl lady mother mum mom mamma mama ma sister daughter aunt niece wife grandmother grandma granny queen princess duchess countess baroness nun waitress
			maid housemaid housekeeper landlady hostess heroine widow bride witch governess ward-sister night-sister theatre-sister staff-sister nursing-sister charge-sister duty-sister senior-sister lass actress goddess schoolmistress mistress stewardess girlfriend`,
		"": `child baby kid cousin friend stranger voice doctor captain colonel major general lieutenant sergeant corporal private soldier officer inspector detective
			constable sheriff judge lawyer attorney solicitor barrister clerk servant cook driver guard porter conductor teacher professor student pupil guest visitor traveller traveler
			passenger neighbour neighbor shopkeeper grocer baker butcher farmer shepherd miller smith blacksmith carpenter tailor cobbler barber beggar thief robber murderer prisoner
			jailer gaoler warden keeper hunter pilot engineer mechanic painter artist poet writer author reporter journalist editor secretary manager boss director president minister
			ambassador consul agent spy messenger speaker singer dancer musician player narrator owner master assistant apprentice bully clown ghost spirit demon devil angel
			monster creature beast dragon vampire robot android computer machine cat dog wolf fox bear rabbit hare mouse rat bird owl raven crow parrot pigeon lion tiger snake frog turtle horse
			dormouse nurse medic paramedic dispatcher operator caller receptionist barista cashier librarian coach therapist counsellor counselor physician surgeon patient vendor
			janitor superintendent coroner sentry scout ranger elder youth youngster newcomer intruder pursuer rider cabman cabby charwoman usher juror foreman witness figure person other`,
	} {
		for _, w := range strings.Fields(list) {
			m[w] = g
		}
	}
	morePeople(m)
	return m
}()

// Ages tells an age from a word near a person.
var Ages = map[string]string{"boy": "child", "girl": "child", "child": "child", "baby": "child", "kid": "child", "lad": "young", "lass": "young", "youth": "young", "teenager": "young",
	"grandfather": "old", "grandmother": "old", "granny": "old", "grandma": "old", "grandpa": "old", "crone": "old", "elder": "old"}

// Generic nouns need their adjective to tell who is meant.
var Generic = Set("man woman boy girl lady gentleman fellow guy bloke chap fella feller lass gal dude kid voice person one other figure men women lad child creature")

// Indefinite subjects hide who speaks; the text tells later, or never.
var Indefinite = Set("someone somebody voice stranger figure one another nobody anyone anybody everyone everybody whoever other")

// Groups speak together and are nobody in particular.
var Groups = Set("all both crowd men women people children boys girls others voices everybody everyone guests soldiers sailors ladies gentlemen chorus crew audience mob rest villagers they several some many")

// Creatures are nouns for who may be "it".
var Creatures = Set(`voice ghost spirit demon devil angel monster creature beast dragon vampire robot android computer machine cat dog wolf fox bear rabbit hare mouse rat bird owl raven
	crow parrot pigeon lion tiger snake frog turtle horse dormouse figure caterpillar gryphon child baby`)

// Speechless are nouns for beasts and babes in arms, who do not talk but in tales.
var Speechless = Set(`baby infant newborn foetus fetus cat kitten dog puppy hound wolf fox bear rabbit hare mouse rat bird owl raven crow pigeon gull hen goose duck lion tiger snake frog turtle horse pony mare donkey mule
	goat sheep lamb ewe ram cow calf bull pig piglet hamster goldfish fish`)

// Carrying nouns are what a voice comes out of when its owner is elsewhere.
var Carrying = Set(`phone telephone mobile cellphone receiver handset headset earpiece radio walkie-talkie set transmitter intercom entryphone speaker speakerphone loudspeaker tannoy
	monitor screen laptop tablet line tube ear end`)

// compounding are what people are, at the end of words that are on no list.
var compounding = Set("man woman boy girl lady lad maid keeper maker seller master mistress driver hunter")

// Compounded is the noun that a word with a hyphen, or one in -woman, ends in, when it tells a person: "bee-man", "lampwoman".
func Compounded(w string) string {
	if at := strings.LastIndexByte(w, '-'); at > 1 && compounding[w[at+1:]] {
		return w[at+1:]
	}
	if len(w) > len("woman")+2 && strings.HasSuffix(w, "woman") {
		return "woman"
	}
	return ""
}

// Mouths are what somebody speaks with, and another may through them: "said Ada's mouth".
var Mouths = Set("mouth lips tongue throat")
