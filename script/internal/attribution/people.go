package attribution

import "strings"

// morePeople are further nouns for what people are: trades, ranks, roles and folk of tales.
func morePeople(m map[string]string) {
	for g, list := range map[string]string{
		"M": `abbot acolyte altarboy anchorman barman bellboy bellhop bloke bouncer boyfriend busboy cabbie cameraman chamberlain chancellor choirboy codger
			coxswain doorman dude dutchman englishman fiancé fireman frenchman gamekeeper geezer godfather grandson groom groundsman guy handyman helmsman
			highwayman horseman irishman midshipman rifleman salesman schoolboy scotsman sexton sheikh sorcerer stableboy stepbrother stepfather stepson
			sultan swordsman tradesman undertaker verger viscount vizier warlock watchmaker watchman welshman yeoman`,
		"F": `abbess auntie ballerina barmaid bridesmaid brunette businesswoman chairwoman chambermaid debutante dowager englishwoman fiancée frenchwoman godmother
			granddaughter headmistress heiress irishwoman manageress marchioness matron midwife milkmaid policewoman priestess prioress salesgirl saleswoman
			schoolgirl seamstress sorceress spokeswoman stepdaughter stepmother stepsister viscountess`,
		"": `accountant acquaintance acrobat american analyst announcer archivist arsonist astronaut auctioneer auditor australian babysitter bachelor backpacker
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
			tutor umpire understudy vet veteran villager violinist volunteer warder weaver workmate wraith zombie`,
	} {
		for w := range strings.FieldsSeq(list) {
			if _, ok := m[w]; !ok {
				m[w] = g
			}
		}
	}
}
