package components

// Files of the dictionaries' set: gold was checked by hand, silver was made by rules and checked by ear.
const (
	GoldAmerican   = "us_gold.json"
	SilverAmerican = "us_silver.json"
	GoldBritish    = "gb_gold.json"
	SilverBritish  = "gb_silver.json"
)

// Dictionaries are the pronunciations of English that Kokoro was trained with, in its own alphabet: misaki 0.9.4 (Apache-2.0).
func Dictionaries() Set {
	p := wheel("misaki", "misaki", "0.9.4")
	file := func(name string, size int64, sum string) File {
		return File{Name: name, Size: size, SHA256: sum, Pieces: []Piece{{p, "misaki/data/" + name}}}
	}
	return Set{
		Name: "dictionaries", Version: "misaki-0.9.4", About: "how English words are said, American and British (Apache-2.0)",
		Files: []File{
			file(GoldAmerican, 3000469, "dc414872a49a28ae6c141463d502fd945f3b2fde040484fdc47d00cc4612686f"),
			file(SilverAmerican, 3099517, "de8f67be911bb6c659187b4a65fd966b6a30e56350e0f790d763210b053ac475"),
			file(GoldBritish, 2838552, "29e62f4b60261c88f7f3c2c7811ca3825978948090b72d2b27d565b729282f71"),
			file(SilverBritish, 3663898, "48131e2d92ccc41655f4543e87e0f938e71463eb5a54be7f0693bb712ebb6bce"),
			{Name: "LICENSE", Size: 11357, SHA256: "c71d239df91726fc519c6eb72d318ec65820627232b2f796219e87dcf35d0ab4",
				Pieces: []Piece{{p, "misaki-0.9.4.dist-info/licenses/LICENSE"}}},
		},
	}
}
