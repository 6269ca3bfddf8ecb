/// The words people take first, as small letters without accents. Digits, signs, capitals and o-for-zero about them are
/// peeled off before the comparison, two of them in a row count as one, and runs and repetitions are found by rule, so
/// this list need not hold `Password1!`, `matkhau@2026` or `qwerty123456`.
enum CommonPasswords {
    static let words: Set<String> = Set(
        [english, vietnamese, names, house].flatMap { $0.split(separator: " ").map(String.init) })

    private static let english = """
        password passwords passwort pass passwd pwd passphrase secret topsecret letmein letmeinnow welcome \
        welcomeback hello helloworld login logon signin guest user username admin admins administrator root toor sys \
        system sysadmin superuser super superman batman spiderman ironman pokemon pikachu naruto doraemon conan master \
        changeme changeit default temp temporary test testing tester demo sample example trustno one iloveyou \
        iloveu loveyou lovely lover love loveme fuckyou fuck fuckoff asshole bitch sex sexy princess prince queen king \
        sunshine shadow monkey dragon tiger lion eagle panda kitty cat dog puppy bear football baseball basketball \
        soccer hockey tennis golf chelsea arsenal liverpool manchester barcelona realmadrid juventus ronaldo messi \
        neymar beckham michael jordan jessica jennifer ashley nicole daniel andrew joshua matthew charlie thomas robert \
        william george jack harley hunter ranger buster soldier killer ninja samurai warrior wizard merlin magic \
        matrix starwars startrek google facebook youtube twitter instagram zalo tiktok gmail yahoo hotmail outlook \
        microsoft windows office linux ubuntu debian apple iphone samsung nokia sony xiaomi oppo vivo huawei android \
        internet computer laptop keyboard mouse server database oracle mysql postgres sqlite cisco router wifi public \
        private company business money bitcoin crypto freedom forever family friend friends happy birthday christmas \
        summer winter spring autumn january february march april may june july august september october november \
        december monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday nothing whatever \
        flower rose lucky angel angels baby babygirl babyboy cookie chocolate banana orange cheese pepper ginger coffee \
        diamond gold silver purple yellow blue red green black white access mustang ferrari porsche mercedes toyota \
        honda yamaha qwerty qwertyuiop qwert asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc azerty qwertz \
        abc abcd abcdef abcdefgh abcxyz xyz aaa correcthorse correcthorsebatterystaple blink phoenix jesus christ god
        """

    private static let vietnamese = """
        matkhau matkhaumoi matkhaucu matma bimat quenmatkhau dangnhap taikhoan nguoidung khach quantri quantrivien \
        xinchao chaoban chao anhyeuem anhyeu emyeuanh emyeu yeuem yeuanh yeu toiyeu toiyeuem toiyeuvietnam yeuvietnam \
        iloveyouvietnam anhnhoem nhoem nhoanh khongbiet khongco khongcogi khongnho motngay mothaiba motbaba hanhphuc \
        giadinh giadinhtoi bome boyeu meyeu conyeu congchua hoangtu nangtien thienthan bupbe gaucon meocon cunyeu \
        heocon conheo concho conmeo concac dit ditme dmm vcl vkl tinhyeu tinhban banbe banthan sinhnhat namsinh \
        congviec congty vanphong mayanh maytinh dienthoai vietnam vietnamvodich vodich hanoi thanhpho thudo saigon \
        hochiminh hcm hcmc tphcm danang hue haiphong cantho dalat nhatrang vungtau binhduong dongnai quan phuong xa \
        huyen tinh bacho bachoa viettel vinaphone mobifone fpt vnpt vietcombank vietinbank agribank techcombank bidv \
        chutich bithu giamdoc truongphong nhanvien canbo congchuc congan bodoi giaovien sinhvien hocsinh lophoc truong \
        nguoiyeu nguoiyeuoi anhoi emoi troioi chetroi thoiroi dieuuoc mayman phattai phatloc tailoc \
        hoanghon binhminh hoahong hoasen hoadao hoamai cayda bongda bongdavietnam
        """

    private static let names = """
        nguyen nguyenvan nguyenvana nguyenthi tran tranvan tranthi le levan lethi pham phamvan phamthi hoang huynh phan \
        vu vo dang bui do ho ngo duong ly vana thib anh tuan hung dung minh long nam son hai hoa lan mai huong linh \
        trang thao thu ha phuong ngoc tuyet hanh hien thuy thanh tam phuc loc tho khanh quang duc hieu trung kien cuong
        """

    private static let house = """
        waypost waypoint motcua mot cua hoso hosomotcua dichvucong dichvu dichvucongquocgia tiepnhan hanhchinh \
        hanhchinhcong trungtam trungtamhanhchinh ubnd ubndtphcm uyban uybannhandan chinhphu chinhquyen nhanuoc \
        receptionist officer steward publisher auditor operator agency branch dossier postman buudien
        """
}
